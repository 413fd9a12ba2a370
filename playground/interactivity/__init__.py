"""What a person does with an app: the payloads it is sent, and what its acknowledgement makes happen."""

"""Words for the internal document that goes to another department or team of ours."""

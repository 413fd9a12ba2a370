"""Contacts of both companies of a merger in words: the list, who may be there twice, and the form that brings them in."""

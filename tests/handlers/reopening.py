"""Taking up an ended handover again, as somebody does it in the form."""

from playground.driver import MemberDriver

WHY = "The customer has new questions."


async def say_why(person: MemberDriver) -> None:
    """Give the reason in the form that has opened, and send it."""
    form = await person.modal("Reopen handover")
    await form.fill({"Why?": WHY})
    await form.submit()

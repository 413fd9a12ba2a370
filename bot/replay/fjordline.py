"""The story of Fjordline Logistics: Dana was promoted, Priya takes over, Aiko leads the team. Six weeks of 2026."""

from collections.abc import Mapping
from datetime import date, timedelta

from bot.replay.environment import ReplayEnvironment
from bot.replay.narrator import Narrator
from playground.driver import MemberDriver

CHANNEL = "handover-fjordline-logistics"
NEW_YORK, KOLKATA = "America/New_York", "Asia/Kolkata"
TIME_TO_WRITE = timedelta(minutes=3)
"""Who answers at once may have meant the question before, and is then offered a button for that."""

ANSWERS: Mapping[str, str] = {
    "Where things stand": "Calm, but they watch us. Happy with the reports, less so with how long the customs interface took.",
    "The people who matter": (
        "Maria Olsen, operations lead: decides, likes us.\nErik Dahl, IT: neutral, burnt by the interface project.\n"
        "Ingrid Moe, dispatch: uses us all day, tells everybody to. Their COO knows our VP."
    ),
    "Dates coming up": "10 March 2026: monthly call with Maria and Erik. 2 April 2026: price list for the Bergen depot is due.",
    "Promises still open": "Export in their column order: Ravi in product, 30 April 2026. Night-shift training: nobody has it yet.",
    "What they want to achieve": "Late deliveries below 2 % by the summer. Maria looks at the on-time rate every Monday.",
    "Their mood today": "Amber, because search is slow on Mondays.",
    "Running projects": "Bergen rollout, led by Ravi and Erik, done by the end of May 2026.",
    "The story so far": "Customer since 2023. Nearly left after the October outage; a weekly call won them back.",
    "How they like to work": "Short e-mails. Maria picks up the phone before nine. Never copy Erik's boss in.",
    "What they know and fear": "Nobody has heard of it yet. Maria will fear for the Bergen date.",
    "How they use the product": "140 of 160 seats active. Oslo uses everything, Bergen still prints lists.",
    "Business reviews": "https://drive.example/review-11: they asked for Bergen. https://drive.example/review-05: first figures.",
    "What went wrong lately": "14 January 2026: labels down for three hours, fixed. https://docs.example/labels",
    "Open tickets": "Two: https://support.example/fjordline. They will ask about the slow search, Jo has it.",
    "Contract": "160 seats, signed in 2023: https://drive.example/fjordline/contract",
    "Renewal": "30 September 2026. Four in five, I'd say. Bergen is the risk.",
    "Our own people on it": "Ravi in product, Jo in support, Sam in sales.",
    "Where everything is": 'The folder "Fjordline" has it all: https://drive.example/fjordline',
    "Only in your hands": "The series of the monthly call. Priya gets it on 20 March 2026.",
    "What you would do first": "Get a date for the search fix and tell Maria.",
    "What nobody wrote down": "Decisions are made in the corridor after the meeting, so stay for coffee.",
}
"""What Dana says, by the title of the item. The special setup is the one that does not apply."""

LEFT_FOR_THE_FORM = tuple(ANSWERS)[8:]
"""What Dana answers in the form."""
NOTHING_SPECIAL = "What is special in their setup doesn't apply? Say why"

INCOMING = {
    "What I found out myself": "They opened a site in Bergen last year and are hiring there.",
    "My first month": "Monthly call on 10 March, visit Bergen in week 3, agree the numbers for the review with Maria.",
}


WRITTEN_BACK = {
    "The greatest risk": "Erik in IT loses patience if the customs interface needs another manual fix.",
    "The second": "Nobody has the night-shift training yet, and Bergen still prints lists.",
    "What you do first": "Find somebody for the training this week, then the price list for Bergen, due on 2 April.",
}
"""What Priya takes over, by the label of the field."""


async def play(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Play all acts."""
    await opening(stage, tell)
    await documenting(stage, tell)
    await reviewing(stage, tell)
    await introducing(stage, tell)
    await supporting(stage, tell)
    await ending(stage, tell)


async def opening(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Monday of the first week: Dana opens the handover and answers the first questions."""
    dana, priya = stage.dana, stage.priya
    await stage.until(date(2026, 3, 2), 10, NEW_YORK)
    await tell.does(dana, "/handover start Fjordline Logistics")
    await dana.command("/handover start Fjordline Logistics", "customer-success")
    await stage.settled()
    form = await dana.modal("Start handover")
    await form.fill(
        {
            "Incoming CSM": "Priya Nair",
            "Manager": "Aiko Tanaka",
            "Reason": "Promotion",
            "Customer contacts": "Maria Olsen, maria.olsen@fjordline.example, Operations lead\n"
            "Erik Dahl, erik.dahl@fjordline.example, IT",
            "What may the customer know?": "I am taking on a new role in our team.",
            "Internal note": "Promoted to team lead; will be announced on Thursday.",
        }
    )
    await form.submit()
    await (await dana.modal("Handover started")).close()
    await _answer(stage, tell, 4)
    # It is night in Kolkata by now: Priya hears of it in her morning.
    await stage.until(date(2026, 3, 3), 10, KOLKATA)
    await tell.does(priya, "adds a line about herself")
    await priya.click("Add a line about yourself")
    await stage.settled()
    line = await priya.modal()
    await line.fill(
        {line.labels()[0]: "Priya has spent eight years helping logistics companies get more out of their data."}
    )
    await line.submit()
    await tell.listen()


async def documenting(stage: ReplayEnvironment, tell: Narrator) -> None:
    """The first week: the rest of the questions, one of which does not apply and the last in the form, and a first question back.

    What Priya leaves undone is late, and Aiko hears of it.
    """
    await stage.until(date(2026, 3, 3), 10, NEW_YORK)
    await _answer(stage, tell, 4)
    await _do_today(stage.dana, tell)
    await stage.until(date(2026, 3, 4), 10, KOLKATA)
    await _review(stage, tell, "What is the one thing that would make them calm again?")
    await stage.until(date(2026, 3, 4), 10, NEW_YORK)
    await _say(stage, tell, "That the customs interface runs a whole month without a manual fix.")
    await stage.until(date(2026, 3, 5), 10, NEW_YORK)
    await _write_the_rest(stage, tell)
    await _do_today(stage.dana, tell)


async def reviewing(stage: ReplayEnvironment, tell: Narrator) -> None:
    """The second week: Priya accepts what is clear, the two talk it over, and she writes down what is hers."""
    await stage.until(date(2026, 3, 9), 10, KOLKATA)
    await _review(stage, tell)
    await stage.until(date(2026, 3, 10), 10, KOLKATA)
    await _do_today(stage.priya, tell)
    await stage.until(date(2026, 3, 11), 10, KOLKATA)
    await _plan_call(stage.priya, tell, date(2026, 3, 11))
    await stage.until(date(2026, 3, 11), 18, KOLKATA)
    await _do_today(stage.priya, tell, "Done", "It has taken place")
    await _answer_own_items(stage, tell)


async def introducing(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Priya writes back what she takes over, and Dana says that it is right. Then the e-mail to the customer.

    It is drafted by Baton, finished by Dana, approved by Priya, sent by Dana.
    """
    dana, priya = stage.dana, stage.priya
    await stage.until(date(2026, 3, 12), 10, KOLKATA)
    await _write_back(priya, tell)
    await stage.until(date(2026, 3, 12), 10, NEW_YORK)
    await tell.listen()
    await tell.does(dana, "presses That's right")
    await dana.click("That's right", await dana.message("Is that right?"))
    await tell.does(dana, "/handover email, and has the planned day of the call put in")
    await dana.command("/handover email", CHANNEL)
    await stage.settled()
    await (await dana.modal("Introduction e-mail")).click("Put in Fri 20 Mar")
    await stage.settled()
    preview = await dana.modal("Preview")
    await tell.reads(dana, "the e-mail as the customer will read it", preview.plain())
    await preview.click("Ask for approval")
    await stage.settled()
    await (await dana.modal("Preview")).close(whole_stack=True)
    await stage.until(date(2026, 3, 13), 10, KOLKATA)
    await tell.does(priya, "presses Approve")
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await stage.until(date(2026, 3, 13), 10, NEW_YORK)
    await tell.does(dana, "sends the e-mail from her own mail program, then presses Mark as sent")
    await dana.click("Mark as sent", await dana.message("Send it from your own mail program", CHANNEL))
    await tell.listen()


async def supporting(stage: ReplayEnvironment, tell: Narrator) -> None:
    """The third week: the call with the customer, and everything that is easily forgotten."""
    dana, priya = stage.dana, stage.priya
    await stage.until(date(2026, 3, 16), 10, NEW_YORK)
    await _do_today(dana, tell, "Done", "It has taken place")
    await stage.until(date(2026, 3, 20), 18, NEW_YORK)
    await _do_today(dana, tell, "Done", "It has taken place")
    await stage.until(date(2026, 3, 23), 10, KOLKATA)
    await _do_today(priya, tell, "Done", "It has taken place")
    # Friday is a public holiday in Japan: Aiko hears on Monday.
    await stage.until(date(2026, 3, 23), 9, NEW_YORK)
    await _do_today(dana, tell, "Done", "It has taken place")


async def ending(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Three weeks of support, in which Dana can be asked; then Priya carries on alone. A week later the channel is archived."""
    priya = stage.priya
    await stage.until(date(2026, 3, 24), 19, KOLKATA)
    await tell.listen()
    await stage.until(date(2026, 4, 13), 10, KOLKATA)
    await _do_today(priya, tell, "I have everything I need")
    await tell.does(priya, "/handover complete")
    await priya.command("/handover complete", CHANNEL)
    await tell.listen()
    await stage.until(date(2026, 4, 21), 10, KOLKATA)
    await tell.listen()
    if not priya.channel(CHANNEL).archived:
        raise StoryFailed("the channel should be archived a week after the end")


class StoryFailed(Exception):
    """Something in the story did not come out as it should."""


async def _do_today(who: MemberDriver, tell: Narrator, *buttons: str) -> None:
    """Press a button on everything in the newest morning message that has it: that something is done, unless others are named."""
    await tell.listen()
    for button in buttons or ("Done",):
        while button in (digest := await who.message("for today")).buttons():
            await tell.does(who, f"presses {button}")
            await who.click(button, digest)
            await tell.listen()


async def _plan_call(who: MemberDriver, tell: Narrator, day: date) -> None:
    """Pick a day for the call that the newest morning message asks about."""
    await tell.does(who, f"picks {day:%A}, {day.day} {day:%B} for the call")
    await who.click("Pick a day", await who.message("for today"))
    await tell.listen()
    step = await who.modal("To do")
    await step.fill({"Day of the call": day.isoformat()})
    await step.submit()
    await tell.listen()
    await _close(who)


async def _write_back(who: MemberDriver, tell: Narrator) -> None:
    """Write the greatest risks and the first steps, which the newest morning message asks for."""
    await tell.listen()
    await tell.does(who, "writes the greatest risks and the first steps in her own words")
    await who.click("Write it", await who.message("for today"))
    await tell.listen()
    form = await who.modal("In your own words")
    await form.fill(WRITTEN_BACK)
    await form.submit()
    await tell.listen()


async def _review(stage: ReplayEnvironment, tell: Narrator, question: str = "") -> None:
    """Priya opens the answers, asks about the first one if she has a question, and accepts the others."""
    priya = stage.priya
    await tell.does(
        priya, "opens the answers and accepts what is clear" + (f", and asks: {question}" if question else "")
    )
    await priya.click("Review answers", await priya.message("Who is on what", CHANNEL))
    await stage.settled()
    if question:
        await priya.click("Ask a question")
        await stage.settled()
        form = await priya.modal("Ask a question")
        await form.fill({"What would you like to know?": question})
        await form.submit()
        await stage.settled()
    review = await priya.modal("Review answers")
    ticks = [label for label in review.labels() if label.startswith("Accept")]
    everything = {"Accept everything above": ["All of this is clear to me"]}
    await review.fill(everything if len(ticks) > 1 else {label: ["This is clear to me"] for label in ticks})
    await review.submit()
    await tell.listen()
    await _close(priya)


async def _say(stage: ReplayEnvironment, tell: Narrator, reply: str) -> None:
    """Dana says something in the interview thread."""
    await tell.does(stage.dana, reply.replace("\n", " / "))
    stage.dana.say(reply, thread=await stage.dana.message("Hello Dana!"))
    await stage.settled()


async def _answer_own_items(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Priya replies in her own thread to what only she can say, and takes a few minutes over each."""
    priya = stage.priya
    thread = await priya.message("about what only you can say")
    for title, reply in INCOMING.items():
        await stage.playground.clock.advance(TIME_TO_WRITE)
        await priya.message(title, thread=thread)
        await tell.does(priya, reply)
        priya.say(reply, thread=thread)
        await stage.settled()
    await tell.listen()


async def _write_the_rest(stage: ReplayEnvironment, tell: Narrator) -> None:
    """Dana answers what is left in the form, all at once."""
    dana = stage.dana
    await tell.does(dana, "answers the rest in the form")
    await dana.click("Answer in a form", await dana.message("Hello Dana!"))
    await stage.settled()
    form = await dana.modal("Handover checklist")
    labels = [label for label in form.labels() if label.partition(": ")[0] in LEFT_FOR_THE_FORM]
    await form.fill({label: ANSWERS[label.partition(": ")[0]] for label in labels})
    await form.fill({NOTHING_SPECIAL: "They run the standard setup."})
    await form.submit()
    await tell.listen()
    await _close(dana)


async def _close(who: MemberDriver) -> None:
    if who.has_modal:
        await (await who.modal()).close(whole_stack=True)


async def _answer(stage: ReplayEnvironment, tell: Narrator, number: int) -> None:
    """Dana replies to so many questions in the thread, and takes a few minutes over each."""
    dana = stage.dana
    await stage.settled()
    thread = await dana.message("Hello Dana!")
    for _ in range(number):
        await stage.playground.clock.advance(TIME_TO_WRITE)
        asked = dana.messages(thread=thread)[-1]
        await _say(stage, tell, next(reply for title, reply in ANSWERS.items() if title in asked.plain()))
    await tell.listen()

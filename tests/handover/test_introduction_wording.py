"""Blame, over-promises and being passed around are named in the language of the letter, and nothing like them is (P104)."""

import pytest

from handover.introduction.wording import Wording, remarks
from handover.text.language import language_of

BEFORE = {
    "en": "Hello Maria, thank you for the last two years with us. ",
    "de": "Guten Tag Frau Berg, vielen Dank für die zwei Jahre mit uns. ",
    "fr": "Bonjour Madame, merci pour ces deux années avec nous. ",
    "es": "Estimada señora: gracias por estos dos años con nosotros. ",
    "pt": "Olá Maria, obrigado por estes dois anos com a nossa equipa. ",
    "ja": "いつもお世話になっております。",
}


@pytest.mark.parametrize(
    ("language", "sentence", "wording"),
    [
        ("en", "The delay was your fault.", Wording.BLAME),
        ("en", "My predecessor never answered your tickets.", Wording.BLAME),
        ("en", "We guarantee that the export works in May.", Wording.OVER_PROMISE),
        ("en", "Such an outage will never happen again.", Wording.OVER_PROMISE),
        ("en", "Your account has been reassigned to Priya.", Wording.SHUFFLED),
        ("en", "Our teams were shuffled last week.", Wording.SHUFFLED),
        ("en", "Your renewal is in our QBR.", Wording.SENSITIVE),
        ("de", "Das haben Sie versäumt, es war Ihr Fehler.", Wording.BLAME),
        ("de", "Wir garantieren Ihnen einen Start ohne jede Verzögerung.", Wording.OVER_PROMISE),
        ("de", "Ihr Konto wurde neu zugewiesen.", Wording.SHUFFLED),
        ("fr", "C'est arrivé par votre faute.", Wording.BLAME),
        ("fr", "Nous garantissons que cela n'arrivera plus jamais.", Wording.OVER_PROMISE),
        ("fr", "Votre dossier a été réaffecté.", Wording.SHUFFLED),
        ("es", "El retraso fue por culpa de su equipo.", Wording.BLAME),
        ("es", "Les garantizamos que no pasará nunca más.", Wording.OVER_PROMISE),
        ("es", "Su cuenta fue reasignada.", Wording.SHUFFLED),
        ("pt", "O atraso foi por sua culpa.", Wording.BLAME),
        ("pt", "Garantimos que isto não volta a acontecer, nunca mais.", Wording.OVER_PROMISE),
        ("pt", "A sua conta foi realocada.", Wording.SHUFFLED),
        ("ja", "遅れたのは御社のせいです。", Wording.BLAME),
        ("ja", "絶対に問題は起こしません。", Wording.OVER_PROMISE),
        ("ja", "担当を割り振りし直しました。", Wording.SHUFFLED),
        ("ja", "彼女は育休に入ります。", Wording.SENSITIVE),
    ],
)
def test_each_is_named_in_its_language(language: str, sentence: str, wording: Wording) -> None:
    assert language_of(BEFORE[language]) == language
    assert wording in {one.wording for one in remarks(BEFORE[language] + sentence)}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Your butter churn reports into the dashboard again."),
        ("en", "Dismiss the notification, and the report on sick leave is there."),
        ("en", "Everything we have promised you stays on the list."),
        ("de", "Das Kündigungsformular im Portal hat ein neues Feld, der Bericht über Krankheitstage auch."),
        ("fr", "Le rapport sur les arrêts maladie compte les temps partiels."),
        ("es", "Todo sigue igual, y la baja latencia se nota."),
        ("pt", "A rede de baixa tensão fica ligada em junho."),
        ("ja", "手術室向けの機能をご紹介いたします。"),
    ],
)
def test_what_only_sounds_like_it_is_not(language: str, sentence: str) -> None:
    """E: Spanish "todo", a churn in a dairy, a report on sick leave that the customer uses."""
    assert remarks(BEFORE[language] + sentence) == ()


def test_words_of_another_language_say_nothing() -> None:
    """E: "legal" and "pip" are words of English lists; a German letter about Marge Simpson's room is none about a margin."""
    assert remarks(BEFORE["en"] + "Marge joins the call, and Pia brings the plans.") == ()
    assert remarks(BEFORE["es"] + "Nos vemos en la demo, y el grupo 'pip' lo prueba.") == ()


def test_a_sentence_in_another_language_is_read_in_its_own() -> None:
    words = BEFORE["en"] + "\nWir haben das Ihnen gesagt, und sie wurde von uns fristlos entlassen.\n" + BEFORE["en"]
    assert {one.words for one in remarks(words)} == {"fristlos", "entlassen"}


def test_where_the_language_is_not_known_all_lists_count() -> None:
    assert [one.words for one in remarks("Elternzeit")] == ["Elternzeit"]
    assert language_of("Elternzeit") == ""

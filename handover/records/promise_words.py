"""Words that tell of a promise, and of what is none: one that was kept, that the customer gave, or that nobody gave."""

import re

PROMISED = re.compile(
    r"\b(?:promis\w*|committed|commitment|agreed|owe|offered|guarante\w*|pledged|assured|(?:told|said"
    r"|say)\b.{0,60}\b(?:we|i|he|she|they|it|this|that)(?:['’]d| would| will|['’]ll)\b|would get|(?:will"
    r"|['’]ll) (?:send|deliver"
    r"|fix|get|build|provide|add|give|do|write|ship|make|look|check|prepare|organi[sz]e)"
    r"|(?:we|i)(?:['’]ll| will) (?:have|introduce|host|run|come|cover|waive|extend|set up|invite|share|bring|migrate"
    r"|train|join"
    r"|refund|credit|support|help)|said yes to|(?:is|are) (?:getting|receiving)|will receive|bekommt|bekommen|erhält"
    r"|krijgt|krijgen|recevra|recibirá|tendrá"
    r"|riceverà|avrà|receberá|terá"
    r"|(?:have|need|has|supposed|meant|going|still|got) to (?:send|deliver|fix|call|get (?:back|them|him|her)|build"
    r"|provide|add"
    r"|give|write|ship|prepare|organi[sz]e|set up|arrange|come back|follow up)"
    r"|versprochen|versprechen|zugesagt|zusage|zugesichert|schulden|angeboten|liefert|liefern|wollten|promesse"
    r"|promettre|engagée?s?|engagement|on corrigerait|doit (?:livrer|envoyer)|convenus?|(?:dit|annoncé) .{0,40}qu['’]on"
    r"|prometi\w*|prometemos|prometido"
    r"|promesa|compromet\w*|debemos|ofrecimos|acordamos|acordad[oa]|quedamos en"
    r"|promess\w*|impegnat\w*|offerto|dobbiamo|concordato|pattuito|compromisso|oferecemos|devemos|combin[áa]mos"
    r"|combinado"
    r"|(?:devons|dois|reste à)\b|il faut (?:aussi |encore )?(?:changer|envoyer|livrer|faire|donner|mettre)"
    r"|tenemos que|tengo que|hay que|temos (?:de|que)|tenho (?:de|que)|(?:wir müssen"
    r"|müssen wir|ich muss|muss ich)(?! (?:nach|mal))"
    r"|(?:we|ik) moet(?:en)?|moet(?:en)? (?:we|ik)|offen (?:ist|sind) noch|noch offen|still (?:open|owe|owed"
    r"|outstanding|to come)"
    r"|outstanding|reste à (?:livrer"
    r"|faire|envoyer)|queda pendiente"
    r"|resta da|falta (?:entregar|enviar)|staat nog open"
    r"|beloofd|toegezegd|afgesproken)\b|\b(?:would"
    r"|['’]d) (?:pay|look|send|add|give|do|fix|get|waive|introduce|arrange|provide)\b",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"\b(?:n['’]t|not|never|nothing|nichts|nie|nicht|pas|jamais|nunca|mai|nada|niente|niets|nooit|não|non|no|ne"
    r"|keine?)\s+(?!(?:dates?|deadlines?|datum|termin|frist|date|fecha|data|plazo|scadenza|prazo)\b)(?:\w+\s+){0,2}"
    r"(?:promis|commit|versproch|zugesagt|promet|beloofd|toegezegd)|(?:n['’]t|n['’]ai|rien)\s+(?:\w+\s+){0,1}promis"
    r"|(?:n['’]t|\bnot|\bnever)\b[^.;,]{0,25}\b(?:owe|promised|committed|agreed)\b"
    r"|\bnicht\b[^.;,]{0,30}\b(?:schulden|versprochen haben|zugesagt haben)\b"
    r"|\b(?:promised|versprochen|zugesagt|promis|prometido|promesso|beloofd)\s+(?:\w+\s+){0,3}"
    r"(?:nothing|anything|nichts|rien|nada|niente|niets)\b|\b(?:vague|they pay|not (?:us|ours|included)"
    r"|zahlen sie selbst|nicht wir|à leur charge|a su cargo|a carico loro|por conta deles|would(?:n['’]t| not) count"
    r"|not a (?:real "
    r"|hard )?promise|kein (?:festes )?versprechen|unverbindlich"
    r"|(?:owe|schulden) (?:\w+ ){0,2}(?:nothing|nichts))\b|\b(?:without promising|no promises?|no (?:firm |formal "
    r"|open )?(?:commitments?|promises?)|keine? zusagen?|aucune? (?:promesse|engagement)|ningun[oa]? (?:promesa"
    r"|compromiso)|nessun[oa]? (?:promessa|impegno)|nenhuma? (?:promessa|compromisso)|geen (?:belofte"
    r"|toezegging)\w*)\b",
    re.IGNORECASE,
)
"""Nobody promised that."""
NOTHING_OPEN = re.compile(
    r"\b(?:nothing|zero|nichts|rien|nada|niente|niets|none|no other|keine weiteren|aucune? autre)\b[^,;]{0,30}\b(?:open"
    r"|offen|outstanding|remains?|left"
    r"|promis\w*|due|fällig|zugesagt|ouverte?|en attente|in sospeso|em aberto|openstaan\w*|pendiente|aperto|aberto"
    r"|pendente)\b",
    re.IGNORECASE,
)
THEIRS = re.compile(
    r"\b(?:they|the customer|customer|client|kunde|sie|ils|elles|le client|el cliente|il cliente|o cliente|de klant)\b"
    r"(?:\s+(?:\w+\s+){0,2})?(?:promis\w*|owe|committed|agreed|offered|will|wanted|haben?|hat|wollten?|müssen|muss"
    r"|schulden|ont"
    r"|a|doivent|doit|han|ha|deben|debe|devono|deve|têm|tem|devem|moeten|hebben|heeft|zou|se)\b[^.;]{0,25}?"
    r"\b(?:us|uns|nous|nos|ci|ons|promis|promesso|prometido|beloofd)\b|\bnous (?:ont|a) promis|\bnos (?:han"
    r"|ha) prometid"
    r"|\bci (?:hanno|ha) promess|^(?:they|sie|ils) (?:promised|owe|haben|ont)\b(?! .{0,30}\bdass wir)"
    r"|\b(?:promised|will (?:give|send|provide|deliver)|gives?|sends?|owes?|liefer(?:t|n)|schick(?:t|en)|gibt"
    r"|geben) (?:us|uns)\b"
    r"|\bnous (?:envoie|enverra|livre|donne|doi)\w*|\bnos (?:envía|enviará|manda|dará|debe)\w*|\bci (?:manda|invia"
    r"|darà|deve)\w*"
    r"|\b(?:he|she|they)(?:['’]d| would| will|['’]ll) (?:\w+ ){1,2}(?:our|us)\b|\bsoll(?:en)? uns\b|\bwoll(?:t?en"
    r"|te) (?:\w+ ){0,3}uns(?:er\w*)?\b"
    r"|\bpromised to (?:\w+ ){1,2}us\b|\bh(?:at|aben) uns\b[^.;]{0,60}\b(?:zugesagt|versprochen|angeboten)\b"
    r"|\b(?:muss|müssen|sollen?) uns\b|\b(?:liegt|lieg|ist) (?:bei|an) (?:denen|ihnen|deren|ihm|ihr)\b"
    r"|\b(?:is|are|['’]s) (?:on them|theirs|their (?:job|part|turn|task))\b|\bnot (?:on )?us\b|\bc['’]est (?:à|chez) eux\b"
    r"|\b(?:customer|their|kundenseitig|client)(?: side| task)?:\s"
    r"|^\W*(?:waiting (?:for|on) (?:them|the customer|customer)|(?:from|on) (?:them|their side)|their side"
    r"|von (?:denen|ihnen|kundenseite)"
    r"|auf kundenseite|côté client|de leur côté|por su parte|da parte loro|do lado deles|van hun kant)\b",
    re.IGNORECASE,
)
"""The customer promised that."""
_ABOUT_THEM = re.compile(
    r"^\W*(?:they|the customer|customer|der kunde|die kunden|ils|elles|le client|ellos|el cliente|loro|il cliente"
    r"|eles|o cliente|zij|ze|de klant)"
    r"\s+(?!get|gets|receive|will get|would get|bekom|krijg|erhalt|reç|recev|recib|ricev|receb)",
    re.IGNORECASE,
)
"""A sentence about the customer; a promise only where a word says so."""
_ABOUT_A_DATE = re.compile(
    r"^(?:the |der |die |das |le |la |el |il |lo |o |a |het |de )?(?:renewal|contract|go-?live|qbr|kick-?off"
    r"|next (?:call|meeting)|vertrag|verlängerung"
    r"|renouvellement|contrat|renovación|contrato|rinnovo|contratto|renovação|verlenging)\b[^,;:]{0,25}\s(?:is|ends?"
    r"|renews?|runs|ist|endet|läuft"
    r"|est|se termine|es|vence|termina|è|scade|é|renova|loopt|eindigt)\s",
    re.IGNORECASE,
)
"""Only says when something is that everybody knows of."""
_HEAD_OF_A_NOTE = re.compile(
    r"^(?:quick |short |last |kurze |nota )?(?:call|meeting|note|visit|touch|close date|anruf|gespräch|telefonat"
    r"|notiz|besuch|termin am|letzter kontakt|appel|réunion|llamada|reunión|nota|rápida|riunione|chiamata|chamada|reunião"
    r"|gesprek|notitie)\b(?!:)[^:]{0,60}$",
    re.IGNORECASE,
)
"""Says of which call or meeting a pasted note is."""
_AWAY = re.compile(
    r"\b(?:on (?:holiday|leave|vacation|parental leave|maternity leave|sick leave)|out of (?:the )?office|im urlaub"
    r"|in elternzeit|en congés?"
    r"|de vacaciones|in ferie|de férias|op vakantie)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"^\W*(?:there (?:are|is) |we have |es gibt |il reste |hay |ci sono |há )?(?:nur |only |just |noch "
    r"|still )?(?:one|two|three|four|five"
    r"|a few|several|some|zwei|drei|vier|ein paar|einige|deux|trois|quelques|dos|tres|algunas|due|tre|duas|três|twee"
    r"|drie|een paar)\b"
    r"[^,;:]{0,15}\b(?:things?|promises?|items?|points?|ends|dinge|zusagen|punkte|sachen|choses|promesses|cosas"
    r"|promesas|cose|coisas"
    r"|promessas|dingen|beloftes|zaken)\b(?![^,;:]*\d)[^,;:]{0,30}$",
    re.IGNORECASE,
)
"""Says how many there are, and none of them."""
WISHED = re.compile(
    r"\b(?:(?:would|['’]d) (?:like|love)|wish(?:es)? for|keep(?:s)? asking|asked? for|are asking|want(?:s)?"
    r"|hope[sn]?|hoping|wünsch\w+"
    r"|hätten? (?:sie |er )?gern\w*|souhait\w+|aimerai\w+|voudrai\w+|quieren|quisieran?|pid(?:en|e)|vorrebbe\w*"
    r"|vogliono|chied\w+"
    r"|gostari\w+|querem|pedem|willen|wensen)\b",
    re.IGNORECASE,
)
"""Somebody wishes that; it is a promise only where a word says so too."""
FINISHED = re.compile(
    r"\b(?:went live|gone live|is live|off the list|off the table|ticked off|closed out|all done|(?:was|were|been|is"
    r"|are|got|we|we['’]ve|already)"
    r" (?:already |since )?(?:done|delivered|shipped|fixed|resolved|kept|fulfilled|sent|paid|completed|rolled out)"
    r"|(?:promises?|commitments?|zusagen|promesses|promesas|promesse|promessas|beloftes) (?:were |are |have been "
    r"|wurden |sind |alle |all )*"
    r"(?:kept|done|delivered|fulfilled|eingehalten|erfüllt|tenues|cumplidas|mantenute|cumpridas|nagekomen)"
    r"|(?:haben|hat|habe) (?:[\w.]+ ){0,4}(?:bekommen|erhalten|geschickt|verschickt|geliefert)|vom tisch|(?:ist|sind"
    r"|wurde|wurden|haben wir|schon|bereits|inzwischen|längst)(?: [\w.]+){0,4} (?:erledigt"
    r"|geliefert|umgesetzt|behoben|gelöst"
    r"|ausgeliefert|rausgegangen|durchgeführt|überwiesen|abgeschlossen|live|gutgeschrieben|verschickt|fertig)|(?:a"
    r"|ont|est|sont|été|déjà) (?:déjà |été )?(?:livrée?s?"
    r"|faite?s?|exécutée?s?|corrigée?s?|réglée?s?|envoyée?s?)"
    r"|(?:ya|está|fue|ha sido|han sido) (?:ya )?(?:hech[oa]|entregad[oa]|resuelt[oa]|enviad[oa])|(?:già|è stato"
    r"|è stata) (?:già )?(?:fatt[oa]|consegnat[oa]|risolt[oa]|inviat[oa])"
    r"|(?:já|foi|está) (?:já )?(?:feit[oa]|entregue|resolvid[oa]|enviad[oa])|(?:is|al|zijn|werd) (?:al "
    r"|inmiddels )?(?:geleverd|klaar|afgerond|opgelost|gedaan))\b",
    re.IGNORECASE,
)
"""That was done; a word before it can deny it, or put it in time to come."""
_DONE_SENTENCE = re.compile(
    r"^(?!.*\b(?:to be|be|by|bis|avant|antes|entro|voor)\b)[^,;:–]{3,60}\b(?:delivered|credited|sent|fixed|done"
    r"|closed|shipped|completed|paid|resolved"
    r"|erledigt|geliefert|verschickt|behoben|gutgeschrieben|livrée?|envoyée?|réglée?|entregad[oa]|enviad[oa]"
    r"|consegnat[oa]|inviat[oa]"
    r"|entregue|geleverd|verstuurd)(?:\s+(?:on |am |le |el |il |em |op )?[\w. ]{2,14})?\W*$",
    re.IGNORECASE,
)
"""A short sentence that only says that something was done: "Post-mortem delivered 27 Feb."."""
_NOT_YET = re.compile(
    r"\b(?:not|n['’]t|never|until|once|when|if|be|by the time|nicht|noch|kein\w*|bis|wenn|sobald|pas|si|quand"
    r"|jusqu\w*|no|cuando|hasta|non|quando"
    r"|não|até|niet|als|zodra)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
DETAIL = re.compile(
    r"^(?:the )?(?:(?:promised|agreed|offered|zugesagt|versprochen|promis|prometido|promesso)\s+(?:by|at|in|on|von"
    r"|auf|am|im|par|lors|por|da|al)\b|(?:was|is|were|are|war) (?:due|promised|planned|meant|fällig)\b|deadline"
    r"|no (?:date|owner|deadline)|kein termin|pas de date|sin fecha|due"
    r"|(?:als |la |el |il |de |der |das |ein(?:e|en)? |une? |una? |a |o |aucune |nessuna |ninguna "
    r"|geen )?(?:agreed |named |new |delivery "
    r"|release |neuer? |vereinbarter? |nouvelle |nueva |nuova |nova |nieuwe )?(?:date|datum|liefertermin"
    r"|liefertag|release|fecha|data|échéance"
    r"|scadenza|prazo|plazo|leverdatum|termijn|frist|délai|termine)\b"
    r"|owner|it(?:['’]s)?\b|this\b|that\b|he\b|she\b|they\b|nobody"
    r"|no one|termin|frist|das\b|es\b|er\b|sie\b|niemand|verantwortlich|c['’]est\b|il\b(?! faut)|elle\b|personne"
    r"|lo\b|se ne\b)",
    re.IGNORECASE,
)
"""Begins what is said of a promise that was told before."""
_ORALLY = (
    r"(?:telefonisch|mündlich|schriftlich|verbally|in writing|(?:by|on the|over the) (?:phone|mail|e-?mail"
    r"|call)|per (?:e-?mail"
    r"|mail|telefon)"
    r"|por (?:teléfono|telefone|correo|escrito)|par (?:téléphone|mail|écrit)|al telefono|a voce|per iscritto)"
)
_HOW = re.compile(
    rf"\W*(?:{_ORALLY}\s)?(?:(?:promised|agreed|zugesagt|versprochen|vereinbart|promise?|prometid[oa]"
    rf"|promess[oa]|beloofd|toegezegd"
    rf"|acordad[oa])(?:\s{_ORALLY})?|(?:told|said to) \w+ {_ORALLY})\W*",
    re.IGNORECASE,
)
"""Only says how something was promised."""
_LONGEST_HOW = 80
_OF_IT = re.compile(
    r"\b(?:do|does|doing|handle|write|fix|build|finish|send|deliver|confirm\w*|plan\w*|need\w*|want\w*"
    r"|expect\w*|promised?|offered|gave|get"
    r"|on)s? (?:it|them|this|that)\b"
    r"|\b(?:her|him|them|me) (?:it|that|this)\b|\b(?:agreed|said|told|confirmed) (?:it|that|so)\b"
    r"|\b(?:es|das|dem|dies|ihn|sie)\b.{0,30}\b(?:zugesagt|versprochen|zugestimmt|bestätigt|angekündigt"
    r"|erwarte[tn]|entsprochen)\b"
    r"|\b(?:das|dies|die|den|es) (?:hab|habe|haben|hat|wurde|ist|war|macht|plant|braucht)\b"
    r"|\b(?:l['’]a|l['’]ai|l['’]ont|l['’]attend\w*|le lui|la lui|les leur|l['’]aura)\b"
    r"|\b(?:se lo|se la|lo espera\w*|la espera\w*|lo (?:lleva|tiene)|la tiene|gliel\w*|lo (?:attend|aspett)\w*"
    r"|l['’]ho|lo fa)\b"
    r"|\b(?:dat (?:heb|heeft|is|was)|die (?:heb|heeft)|verwacht (?:die|dat|het))\b|\b(?:disse-lho|prometi-lho"
    r"|disso|espera dele)\b",
    re.IGNORECASE,
)
"""Speaks of a thing that was named before."""
_OF_SOMETHING_SAID = re.compile(r"\b(?:it|this|that)(?:['’]d| would|['’]ll| will)\b", re.IGNORECASE)


_FIRST_PART = re.compile(r"[,;:(–]")
_LONGEST_WORD = 50
_ONLY_THE_WORD = re.compile(
    r"\W*(?:ok(?:ay)?|so|right|well|now|also|nun|bon)?\W*(?:our |open |the |unsere |offene |nos |les )?(?:promises?"
    r"|commitments?|zusagen?"
    r"|versprechen|promesses?|promesas?|promesse|promessas?|beloftes?)\W*",
    re.IGNORECASE,
)


def tells_of_no_promise(sentence: str) -> bool:
    """Return whether a sentence says that nobody promised it, that the customer did, or that it was done."""
    finished = FINISHED.search(sentence)
    if finished and not _NOT_YET.search(sentence[: finished.start()]):
        return True
    done = _DONE_SENTENCE.match(sentence) and not _NOT_YET.search(sentence)
    if done or (len(sentence) <= _LONGEST_WORD and _ONLY_THE_WORD.fullmatch(sentence)):
        return True
    if WISHED.search(_FIRST_PART.split(sentence)[0]) and not PROMISED.search(sentence):
        return True
    abouts = (_AWAY, _ABOUT_THEM, _ABOUT_A_DATE, _HEAD_OF_A_NOTE)
    about = any(pattern.search(sentence) for pattern in abouts)
    if _HOW_MANY.match(sentence) or (about and not PROMISED.search(sentence)):
        return True
    return bool(
        NEVER.search(sentence) or NOTHING_OPEN.search(sentence) or THEIRS.search(sentence)
    ) or sentence.endswith("?")


def says_how(clause: str) -> bool:
    """Return whether a clause only says how something was promised: "agreed by phone"."""
    return bool(_HOW.fullmatch(clause[:_LONGEST_HOW]))


def speaks_of_what_was_said(clause: str) -> bool:
    """Return whether a clause does not say itself what was promised: "I told Jo that it would be there by June"."""
    return bool(_OF_SOMETHING_SAID.search(clause) or _OF_IT.search(clause) or DETAIL.match(clause))

"""Words by which is told who on our side does what was promised: teams, and what somebody does with "it"."""

import re

CAPITAL = r"(?-i:[A-ZÀ-ÖØ-ÞŁŚŠŽČĆ])[^\W\d_]*(?:['’-][^\W\d_]{2,})*"
TITLE = r"(?:Herrn?|Frau|Mr|Mrs|Ms|Mme|Madame|Monsieur|Dr|Prof|Kolleg(?:e|in)|Sr|Sra|Sig|Señora?|Don|Doña|Dhr|Mevrouw)"
_TEAM = (
    r"legal|product|engineering|support|sales|presales|finance|infra(?:structure)?|services?|ps|dev(?:elopment|s)?"
    r"|marketing|csm|solutions|billing|security|platform|hr|(?-i:IT)|operations|ops|implementation|onboarding"
    r"|data|devops|qa"
    r"|r&d|partner|education|training|docs|design|hosting|backend|front-?end|mobile|integrations?|accounts|accounting"
    r"|dispatch|logistics|enablement|compliance|delivery|content|customs|research|professional services?"
    r"|customer success|customer education|account management|on-call|analytics|academy|procurement|infosec|cloud|deal"
    r"|vertrieb|(?:vertriebs)?innendienst|außendienst|produkt|entwicklung|entwickler|recht|rechtsabteilung"
    r"|buchhaltung"
    r"|technik|einkauf|schulung|fachabteilung|plattform|versand|lager|kundendienst|controlling|personalabteilung"
    r"|geschäfts(?:führung|leitung)|redaktion|werkstatt|datenschutz|akademie|it-sicherheit|consulting|innendienst"
    r"|juridique|juriste|produit|ventes|comptabilité|compta|facturation|technique|sécu(?:rité)?|intégration"
    r"|développement|rh"
    r"|ventas|soporte|producto|jurídico|contabilidad|administración|facturación|desarrollo|sistemas|técnico"
    r"|legale|prodotto|amministrazione|commerciale|tecnico|contabilità|sviluppo|assistenza"
    r"|produto|engenharia|faturação|financeir[oa]|contabilidade|suporte|desenvolvimento|comercial"
    r"|juridisch|verkoop|inkoop|financiën|boekhouding|ontwikkeling|administratie"
)
GROUP = (
    r"team|squad|crew|department|dept|division|desk|people|folks|guys|engineers?|devs?|lead|group|leute|kollegen"
    r"|jungs"
    r"|abteilung|leitung"
)
_REGION = r"nord|süd|ost|west|mitte|north|south|east|emea|dach|apac|americas"
OUR = (
    r"our(?: own)?|unser\w{0,2}|mein\w{0,2}|notre|nos|mon|ma|nuestr[oa]s?|mi|(?:il|la|i|le)? ?nostr[oaie]"
    r"|(?:o|a)? ?noss[oa]s?|ons|onze|my|one of our"
)
_ARTICLE = (
    r"the|die|der|das|dem|den|de|het|la|le|les|el|los|il|lo|gli|i|o|a|l['’]|un|une|einer|jemand|alguien de"
    r"|alguém d[ao]"
)
TEAM = (
    rf"(?:(?:{OUR}|{_ARTICLE})(?:\s+|(?<=['’])))?(?:"
    rf"[\w&-]{{2,20}}(?: [\w&-]{{2,20}})? (?:team|squad|department|dept|division|desk|ops|shop)"
    rf"|(?:boss|head|director|vp|chefin|chef|leiter(?:in)?) (?:of|von|vom) (?:{_TEAM})"
    rf"|(?:équipe|equipe|equipo|squadra|ufficio|reparto|departamento)(?: d['’]|(?: (?:de|di|da|do|des))? )[\w-]{{3,}}"
    rf"|(?:service|servizio) (?:juridique|clients?|technique|commercial|comptable|informatique|legale|clienti)"
    rf"|(?-i:Team|Squad|Lager|Abteilung) {CAPITAL}"
    rf"|[\w]+['’]s (?:{GROUP})"
    rf"|\w+-?(?:abteilung|team|leitung)"
    rf"|data (?:recovery|science|protection)"
    rf"|(?:{_TEAM})(?:[ -]?(?:{GROUP}|{_REGION}))?"
    rf")"
)
OURS = rf"(?:{OUR}) [\w-]+(?: (?:{GROUP}|manager|director|officer))?"
"""Somebody of ours without a name: "our lawyer", "unsere Geschäftsführung"."""
THEIRS = r"(?:their|his|her|your|ihr|ihre[rmns]?|deren|leurs?|sus?|loro|seus?|suas?|hun)\b"
_ONTO = r"(?:it|them|this|that|these|those|both|one)\b"
_NOT_DOING = (
    r"waiting|expecting|asking|hoping|pushing|chasing|complaining|leaving|getting|paying|wanting|looking forward"
    r"|pressing|wondering|counting|missing|reading|using|nagging|being|having|going to (?:want|ask|be)|joining"
    r"|retiring|testing|pulling out|thinking|considering|reviewing|needing|wondering|bugging|nothing|something"
    r"|anything|everything|moving"
)
_DOING = (
    r"drafting|writing|building|doing|running|handling|preparing|sending|fixing|booking|signing|leading|presenting"
    r"|hosting|organi[sz]ing|delivering|shipping|taking|working|making|bringing|driving|owning|producing|sorting"
)
_NOT_ABLE = (
    r"need|want|expect|ask|wait|chase|see|know|love|like|hate|complain|escalate|leave|pay|decide|read|be (?!sending"
    r"|doing|running|writing|handling|taking|leading|in charge|on it)|have (?!it|them)|get (?!it|them|that|this)"
)
_PRESENT = (
    r"do|take|run|write|build|make|send|bring|handle|own|lead|drive|organi[sz]e|arrange|prepare|draft|ship|code"
    r"|deliver|sort|cover|book|host|conduct|install|film|produce|sign|give|hold|present|translate|migrate|print|pull"
)
DOES = {
    "en": (
        rf"(?:['’]s|has|have|had)(?: already| got)* {_ONTO}|['’]s got|(?:is|are|was|were"
        rf"|['’]s) (?:already |all )?on (?:{_ONTO}|the case)"
        rf"|on it\b|(?:is|are|was"
        rf"|['’]s) (?:already |now |just |still |currently )?(?!{_NOT_DOING})\w{{2,}}ing\b(?: (?:up|out|off))?(?: {_ONTO})?"
        rf"|(?:will|['’]ll|would|must|has to|have to|needs to|said (?:s?he|they)(?:['’]d| would)|would need to"
        rf"|volunteered to|is supposed to|is to) (?!(?:{_NOT_ABLE})\b)\w+"
        rf"|(?:{_PRESENT})(?:s|es)? (?:{_ONTO}|up\b)|(?:{_PRESENT})(?:s|es)(?=\W*$)|fix(?:es)? {_ONTO}|does it"
        rf"|(?:looks|look|see|sees) (?:after|to) {_ONTO}"
        rf"|takes? (?:care|over)|goes (?:up|there|out|down|over)|works? on|drew the short straw|volunteered"
        rf"|reckons|has (?:already )?started|owns|in charge"
        rf"|will do|(?:{_DOING})(?: {_ONTO}|(?=\W*$|\s*[.,;:)]| on| now| already))|is the owner|has scheduled"
        rf"|owned|is responsible"
        rf"|(?:has|have) (?:it|them|this|that)? ?(?:in hand|covered|taken it (?:up|on))"
    ),
    "de": (
        r"(?:macht|baut|schreibt|schickt|erledigt|regelt|organisiert|betreut|bringt|erstellt|liefert|prüft|plant)"
        r"(?:['’]?s\b| (?:das|es|sie|ihn|die|beides|dies)\b| (?:gerade|schon|da)\b)*(?! (?:Druck|Stress|Ärger"
        r"|Probleme))"
        r"|(?:programmiert|entwickelt|überweist|testet)(?:['’]?s\b)?|übernimmt|übernehmen|überweist|cuttet"
        r"|führt (?:\w+ )?durch|kümmert sich|kümmern sich|sitzt (?:\w+ )?dran"
        r"|sitzen (?:\w+ )?dran|ist (?:da |schon |bereits )?dran|sind (?:da |schon )?dran|arbeitet (?:da|bereits"
        r"|schon)?r?an"
        r"|hat (?:das|es|sie|ihn|die) (?:auf|in|schon|bereits|im|am)\b|hat angefangen|ist (?:dafür "
        r"|da )?(?:zuständig|verantwortlich)"
        r"|rechnet (?:noch|das|gerade)|fährt (?:hin|raus|hoch|runter)|geht hin|hält (?:das|die|den)|setzt (?:das"
        r"|es) um"
        r"|(?:wird|soll|will|muss|kann) (?:das|es|sie|ihn|die|beides)\b|hat(?: das| es)? übernommen"
        r"|war so \w+, sich|richtet (?:das|es|ihn|sie)\b"
        r"|(?!(?:bekomm|krieg|brauch|erwarte|finde|kenn|nutz|woll|such|schätz)t)\w{3,}t (?:das|es|ihn)\b"
        r"|(?:liefert|schreibt|hält|fährt)(?=\W*$)"
    ),
    "fr": (
        r"s['’]en (?:occupe|charge)|s['’]occupe|y travaille|a (?:déjà )?commencé|(?:est )?dessus"
        r"|l['’](?:a commencé|anime|écrit"
        r"|envoie|organise)|(?:le|la|les) (?:fait|prépare|rédige|envoie|livre|gère|sort|code|suit|pilote|monte)"
        r"|(?:fait|prépare|rédige|développe|pilote|anime|gère)\b|livrera|doit (?:le|la|les|leur|lui)\b|va (?:le"
        r"|la|les|leur|lui)\b"
        r"|dev(?:ai|ait) le"
    ),
    "es": (
        r"(?:lo|la|los|las|se lo) (?:lleva|hace|prepara|tiene|escribe|manda|envía|organiza|monta|está \w+ndo)"
        r"|se (?:ocupa|encarga)|está con (?:ello|eso)|lleva\b|ir(?:á|ía)\b"
    ),
    "it": (
        r"(?:lo|la|li|le|gliel[oa]) (?:fa|prepara|segue|sviluppa|scrive|manda|emette|sposta|tiene|porta)|se ne occupa"
        r"|ci (?:pensa|lavora|sta lavorando)|sta (?:preparando|scrivendo|lavorando)|gli manderà"
    ),
    "pt": (
        r"está a (?:tratar|preparar|fazer|escrever|trabalhar)|trata (?:disso|disto)|cuida|faz isso|ficou de"
        r"|está com isso"
        r"|explica-lhes|vai (?:tratar|fazer|enviar|mandar)|já está"
    ),
    "nl": (
        r"is (?:er|daar)?mee bezig|is bezig|bouwt|regelt|schrijft|pakt (?:dit|dat|het) op|zorgt|zit er ?op|heeft het"
        r"|rekent het|maakt (?:het|dit|dat)|doet (?:het|dit|dat)|neemt (?:het|dit|dat)|stuurt (?:het|ze|dit)"
    ),
}
"""What somebody does of whom is said that they do it, by language."""
DONE_BY = {
    "en": (
        r"(?:is |sits |lies "
        r"|it['’]s |now )?with|(?:to be )?(?:done|driven|handled|led|signed|written|built|run|carried out|owned|prepared|drafted)"
        r" by|(?:is )?on (?=[^,.;]*['’]s (?:desk|plate|list))|assigned to"
        r"|owner(?: is)?:?|responsible(?: is)?:?|up to|via|lead(?: is)?:"
    ),
    "de": (
        r"(?:(?:das|es|dies|den|die|und zwar|gerade)\s)?(?:macht|baut|schreibt|übernimmt|erledigt|betreut"
        r"|liefert|schickt|organisiert|bringt"
        r"|programmiert|(?:hierum |darum |da )?kümmert sich)(?:['’]s| das| es| sie| ihn| die| bei uns| dann"
        r"| jetzt| gerade| drum| darum"
        r"| dankenswerterweise)*|(?:liegt |lieg )?(?:jetzt |gerade |nun )?(?:bei|beim)|in den händen von|durch"
        r"|zuständig(?: ist| sind)?(?: bei uns"
        r"| hier| dafür)*:?|bearbeiter(?:in)?:?|verantwortlich(?: ist)?:?|(?:versand|lieferung|umsetzung) durch"
    ),
    "fr": (
        r"(?:c['’]est|cé|c est|ce sera)(?: à| au)?|chez|confié à|pris en charge par|fait par|géré par|suivi par"
        r"|s['’]en occupe|responsable ?:?"
        r"|(?:chez nous,? )?c['’]est"
    ),
    "es": r"(?:lo|la|los|las) (?:lleva|hace|prepara|tiene|escribe|manda|organiza)|se (?:ocupa|encarga)"
    r"|a cargo de|está en manos de|responsable:?",
    "it": (
        r"(?:lo|la|li|le) (?:fa|prepara|segue|sviluppa|scrive|manda|cura|porta)|se ne occupa|ci (?:pensa|lavora)"
        r"|tocca a|a cura di|responsabile:?"
    ),
    "pt": r"(?:trata|cuida) disso|a cargo d[eao]|está com|responsável:?|quem trata é",
    "nl": r"(?:dat |dit |het )?(?:doet|maakt|regelt|bouwt)(?: het| dit)?|(?:dat |het )?(?:ligt |is )?bij"
    r"|verantwoordelijk:?",
}
"""Stands before whoever does it, at the beginning of a part, by language."""
FROM_US = r"by|from|durch|von|par|chez|bei|por|da|door"
"""Stands before a team of ours inside a clause."""
TOGETHER = r"with|mit|avec|con|com|met"
"""Stands before whoever does it where it is all that a part says."""
DONE_BY_ANYWHERE = (
    r"(?:is|are|sits|lies|it['’]s|now|currently) with|assigned to|(?:signed|done|carried out|written|handled"
    r"|owned|run|led|prepared|built|drafted) by"
    r"|(?:ist|sind|sitzt|liegt)(?: jetzt| gerade| noch)? (?:bei|beim)|in den händen von|durch(?= (?:das|die|den"
    r"|unser))"
    r"|zuständig ist(?: bei uns)?|kümmert sich(?: dankenswerterweise)?|(?:pris|prise) en charge par|a cargo de"
)
"""The same where it stands inside a clause."""
SURE = re.compile(
    r"\b(?:it|them|this|that|'m|hem|das|es|ihn|isso|eso)$|^['’]s got|\bon it|the case$|['’]s$|\bdran$|kümmer|s['’]en"
    r"|y travaille|dessus|se ne occupa|^ci |bezig|\b(?:drafting|writing)$|straw|volunteered|c['’]est|cé$"
    r"|^(?:lo|la|le|li) |s?he['’]d|mee|\bby$|assigned to|bearbeiter|zuständig|verantwortlich|responsable",
    re.IGNORECASE,
)
"""Said of somebody alone, so that a word in capitals is a name though it stands in no list."""
SURE_BEFORE = re.compile(
    r"^(?:(?:das|es|den|die) )?(?:macht|baut|schreibt|programmiert|übernimmt|doet|bouwt)\b", re.IGNORECASE
)
"""The same where it stands before whoever does it."""

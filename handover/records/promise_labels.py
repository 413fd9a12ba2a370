"""Words that name the fields of a promise, in seven languages."""

from handover.records.labels import Labels

LABELS = Labels(
    {
        "what": "what|promise|promises|item|commitment|task|action|description|deliverable|was|zusage|versprechen|thema"
        "|aufgabe|punkt|quoi|promesse|engagement|sujet|que|promesa|compromiso|tema|cosa|promessa|impegno|o que"
        "|compromisso|wat|belofte|toezegging|afspraak|actie",
        "to_whom": "to whom|to|whom|customer contact|contact|for|for whom|an wen|wem|an|fur wen|a qui|pour qui|a quien"
        "|para quien|a chi|para quem|a quem|aan wie|kunde|requested by|promised to|made to|given to",
        "due": "by when|by|when|due|due date|due by|by date|target|liefertermin|deadline|date|until|eta|bis wann|bis"
        "|termin|wann|fallig|fallig am|frist"
        "|datum|echeance|pour quand|quand|date limite|delai|para cuando|cuando|fecha|plazo|entro quando|quando"
        "|scadenza|data|ate quando|prazo|tegen wanneer|wanneer|target date|target",
        "owner": "owner|who|who owns it|owned by|responsible|our side|owner on our side|internal owner|assigned to"
        "|assignee|lead"
        "|verantwortlich|verantwortliche|verantwortlicher|wer|zustandig|responsable|porteur|qui|quien|responsabile|chi"
        "|responsavel|quem|eigenaar|wie|verantwoordelijke|who on our side|who on our end|on our side|our owner|done by"
        "|wer bei uns|bei uns|wer macht es|wer machts|bearbeiter|bearbeitung|umsetzung|umsetzung durch|qui chez nous"
        "|chez nous|quien de nosotros|chi da noi|quem do nosso lado|wie bij ons",
        "form": "spoken or written|form|how|written|art|wie|comment|como|come",
        "state": "status|state|stand|etat|statut|estado|stato|situacao",
        "where": "where|where agreed|agreed|agreed at|agreed on|vereinbart|vereinbart am|convenu|acordado|concordato"
        "|afgesproken|source|agreed in|wo|quelle|ou|donde|dove|onde",
    }
)
"""Words for each field in a table's first row and before a colon."""

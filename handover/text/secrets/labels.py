"""The words people write before and around a secret, in English, German, French, Spanish, Italian and Portuguese, as data.

All are in lower case, without markup, as `surface` leaves them. A name that ends with a bar stands alone; the others may
be the end of a longer word ("Adminpasswort", `DB_PASSWORD`) and may have an ending ("passwords", "Kennwörter").
"""

from enum import StrEnum


class Family(StrEnum):
    """What kind of secret a label announces, which decides what its value may look like."""

    PASSWORD = "password"  # noqa: S105 (the name of a family)
    KEY = "key"
    CODE = "code"
    PHRASE = "phrase"
    LOGIN = "login"


def _words(lines: str) -> tuple[str, ...]:
    return tuple(word.strip() for line in lines.split("\n") for word in line.split(",") if word.strip())


LABELS: dict[Family, tuple[str, ...]] = {
    Family.PASSWORD: _words("""
        password, passwrd|, pasword|, passwrod|, passowrd|, passord|, psswrd|, psswd|, paswrd|, passworf|, pssword|
        passwor|, passw|, passwort, paswort|, passwrt|, passwot|, kenwort|, contrasenya, contraseñia, contraceña
        mot de pass|, mot de pase|, mots de pass|, mother's maiden name|, mädchenname der mutter
        passw0rd|, p@ssword|, p@ssw0rd|, pa$$word|, passwd, passwort, passwört
        passphrase, pass phrase, pass word|, pass-word|, passcode, pass code|, pwd|, pswd|, psw|, pw|, pws|
        p/w|, pass|, mdp|, kennwort, kennwört, kw|, mot de passe, mots de passe, mot-de-passe, motdepasse
        contraseña, contrasena, contrase|, clave|, claves|, palabra de paso, parola d'ordine, parola d’ordine
        parola di accesso, parola d'accesso, palavra de passe, palavra de acesso, palabra clave secreta, mot secret|
        senha, palavra-passe, palavra passe, palavras-passe, palavra-chave secreta, wifi key|
        wi-fi key|, wlan key|, wpa key|, wpa2 key|, wpa|, wpa2|, network key|, wlan-schlüssel, wlan schlüssel
        wifi-schlüssel, netzwerkschlüssel, clé wifi|, clé wi-fi|, clé wpa|, clé du wifi|, clave wifi|
        clave del wifi|, chiave wifi|, chiave wi-fi|, chiave wpa|, chave wifi|, chave wi-fi|, chave do wifi|
        code wifi|, code wi-fi|, code du wifi|, código wifi|, codice wifi|
        chave da rede|, losungswort, security answer|, sicherheitsantwort, phrase de passe, phrase secrète
        chiave di rete|, chiave della rete|, clave de red|, clave de la red|, chave de rede|, clé réseau|, 🔑|, 🔐|, 🔒|, :key:|
        :lock:|
        :closed_lock_with_key:|, frase secreta, frase di accesso, secret word|, p.w.|
        community string|, snmp community|, requirepass|, p-word|, wlan-key|
        wifi-key|, wi-fi-key|, psk|, pre-shared key, preshared key, pre-shared-key, codeword|, code word|
        codewort, zugangswort, zugangskennung
    """),
    Family.KEY: _words("""
        secret|, secrets|, api key, api-key, api_key, apikey, api token, api_token, apitoken, api secret
        app secret, app key, access key, access_key, accesskey, access token, access_token, accesstoken
        auth|, pat|, license key, licence key, product key, activation key, serial key, lizenzschlüssel, produktschlüssel
        aktivierungsschlüssel, clé de licence, clé de produit, clé produit, clé d'activation, clave de licencia
        clave de producto, clave de activación, chiave di licenza, chiave del prodotto, chiave di attivazione
        chave de licença, chave do produto, chave de ativação, clave de cifrado, clé de chiffrement, chiave di cifratura
        app password, app-passwort, auth token, auth_token, authtoken, auth key, auth_key, bearer|, bearer token, client secret
        client_secret, client-secret, clientsecret, consumer secret, consumer_secret, signing secret
        signing_secret, webhook secret, webhook_secret, shared secret, shared_secret, secret key, secret_key
        secret-key, secretkey, secret access key, private key, private_key, encryption key, encryption_key
        master key, master_key, account key, storage key, sas key, sas token, session token, session_token
        session key, refresh token, refresh_token, deploy token, deploy key, personal access token, token|
        tokens|, tkn|, integration key, license secret, jwt secret, jwt_secret, hmac, ssh key, service key
        service_key, admin key, root key, security key, totp|, totp secret
        2fa secret, mfa secret, 2fa seed, mfa seed, otp secret, webhook key, routing key, write key
        subscription key, functions key, host key, api pass, creds|, api-schlüssel, api schlüssel, apischlüssel
        zugriffsschlüssel, geheimschlüssel, geheimer schlüssel, geheimnis, zugangsschlüssel, zugriffstoken
        zugangstoken, sicherheitsschlüssel, privater schlüssel, clé api, clé d'api, clé secrète, clé d'accès
        clé privée, clef api, clef d'api, clef secrète, jeton|, jeton d'accès, jeton api, secret client
        clave api, clave de api, clave de la api, clave secreta, clave de acceso, clave privada, llave api
        llave secreta, token de acceso, secreto|, secreto de cliente, chiave api, chiave segreta
        chiave di accesso, chiave d'accesso, chiave privata, token di accesso, segreto|, chave api, chave de api
        chave da api, chave secreta, chave de acesso, chave privada, token de acesso, segredo|, key|, keys|
        schlüssel|, chiave|, clé|, clef|, chave|, llave|
    """),
    Family.CODE: _words("""
        passcode, pass code|, authenticator|
        2fa|, mfa|, mtan|, code sms|, ipad code|, tablet code|, phone code|, device code|, voicemail|, puk1|
        puk2|, pin|, pins|, pin code, pin-code, pincode, pin-nummer, pin no, puk|, puk-code, puk code, tan|, otp|
        one-time code, one time code, one-time password, one-time passcode, einmalpasswort, einmalcode
        einmal-code, 2fa code, 2fa-code, mfa code, mfa-code, two-factor code, authenticator code, auth code
        verification code, security code, sms code, sms-code, login code, access code, entry code, entrance code
        door code, gate code, alarm code, alarm pin, key code, keypad code, lockbox code, lock box code
        safe code, building code, garage code, unlock code, combination|, safe combination, locker combination
        your code|, dein code|, ihr code|, votre code|, ton code|, su código|, tu código|, vostro codice|, tuo codice|
        seu código|
        host key|, host pin|, voicemail pin, card pin, backup code, backup-code, recovery code, recovery-code, recovery key
        recovery_key, recoverykey, rescue code, scratch code, bitlocker key, emergency code, cvv|, cvv2|, cvc|
        cvc2|, card security code, zugangscode, zugangs-code, zutrittscode, türcode, tür-code, torcode
        alarmcode, sicherheitscode, bestätigungscode, entsperrcode, freischaltcode, wiederherstellungscode
        wiederherstellungsschlüssel, notfallcode, backup-schlüssel, geheimzahl, prüfnummer, prüfziffer, code pin
        code d'accès, code d'entrée, code de la porte, code de porte, code porte, code alarme, code de l'alarme
        code secret, code confidentiel, code de sécurité, code de vérification, code de récupération
        codes de récupération, code de secours, codes de secours, code de déverrouillage, digicode, code wifi
        cryptogramme, código pin, código de acceso, código de la puerta, código de puerta, código de alarma
        código de la alarma, código secreto, código de seguridad, código de verificación, código de recuperación
        códigos de recuperación, códigos de respaldo, código de respaldo, código de desbloqueo, codice pin
        codice di accesso, codice d'accesso, codice porta, codice della porta, codice allarme
        codice dell'allarme, codice segreto, codice di sicurezza, codice di verifica, codice di recupero
        codici di recupero, codici di backup, codice di backup, codice di sblocco, código de acesso
        código da porta, código do alarme, código de alarme, código de segurança, código de verificação
        código de recuperação, códigos de recuperação, código de backup, códigos de backup
        zahlenschloss|, código del portón, código del candado, código de desbloqueio, código do cofre, código do portão
    """),
    Family.PHRASE: _words("""
        seed phrase, seed words, seedphrase, recovery phrase, secret phrase, mnemonic, wallet phrase
        backup phrase, wiederherstellungsphrase, seed-phrase, phrase de récupération, phrase mnémonique
        frase semilla, frase de recuperación, frase di recupero, frase seed, frase de recuperação, frase-semente
        passphrase, pass phrase, passwort, password, kennwort, mot de passe, contraseña, senha, palavra-passe
        phrase de passe, phrase secrète, frase secreta
    """),
    Family.LOGIN: _words("""
        login, log-in|, log in|, logon|, log on|, logged in|, sign in|, sign-in|, signin|, credentials
        credential, creds|, user, username, user name, userid|, user id|, usr|, account|, admin|, root|
        benutzer, benutzername, nutzer, anmeldung, anmelden, anmeldedaten, zugangsdaten, zugang|, zugänge
        einloggen, logindaten, login-daten, identifiant, identifiants, utilisateur, connexion, se connecter
        usuario, usuária, usuário, acceso|, accesos|, accede|, credenciales, inicio de sesión, utente, accesso|
        accessi|, credenziali, nome utente, accedere, credenciais, utilizador, acesso|, acessos|, entrar com
        access|, accès|, connectez-vous|, connecte-toi|, entrar|, entra|, accedi|
        service account, ssh|, ftp|, sftp|, vpn|, rdp|, wifi|, wi-fi|, wlan|, ssid|, testuser|
        test user|, demo user|, testzugang|, e-mail|, email|, mail|
    """),
}
"""The labels of each family. One may be in several."""

DOORS = frozenset(
    _words("""
        access, accès, portal access, anmelden, login, log-in, log in, logon, sign in, sign-in, username, user name, ssh, ftp, sftp
        vpn, rdp, benutzername, anmeldung, zugang, logindaten, identifiant, acceso, accesso, utente, nome utente, acesso, wifi
        wi-fi, wlan, ssid, testuser, test user, demo user, testzugang, service account, logindaten, login daten, logindata, usuario
    """)
)
"""Labels after which a name and a word with figures are user and password."""

COMMON_WORDS = frozenset(
    _words("""
        key, keys, schlüssel, schluessel, schlussel, clave, claves, pass, secreto, segreto, segredo, token, tokens
        chiave, clé, clef, cle, chave, llave
    """)
)
"""Labels that are words of every day as well, so that more is asked of what stands beside them."""

PLACES = _words("""
        door, doors, gate, safe, alarm, entrance, building, office, garage, locker, lockbox, lock box, key box, keybox, lift
        elevator, cabinet, server room, barrier, padlock, tür, tor, safe, tresor, eingang, gebäude, garage, spind, schlüsselbox
        schranke, schloss, porte, portail, entrée, coffre, immeuble, bâtiment, barrière, cadenas, alarme, puerta, entrada, caja
        edificio, garaje, candado, alarma, porta, cancello, ingresso, portone, cassaforte, lucchetto, allarme, portão, cofre
        lagertor, hoftor, portón, rampe
        prédio, cadeado, garagem, pförtner, pforte, schließfach, tiefgarage, parking, parkhaus, enter, get in, unlock, disarm
        open, reinkommen, öffnen, entrer, ouvrir, entrar, abrir, entrare, aprire, card, karte
        carte, tarjeta, carta, cartão, bancomat, phone
        handy, telefono, teléfono
        telefone, téléphone, mobile, voicemail
    """)
"""What a code opens, where "code" alone would say nothing: "the code for the front door"."""

LOCKING = _words("""
        unzip, unpack, extract, entpack, décompress, descomprim, decomprim
        open, unlock, protect, encrypt, decrypt, lock, secure, öffn, entsperr, geschützt, passwortgeschützt, gesichert, verschlüssel
        entschlüssel, ouvr, protég, chiffr, déchiffr, verrouill, déverrouill, abrir, abre, desbloque, bloque, proteg, cifrad
        encriptad, aprir, apre, sblocc, protett, cifrat, bloccat, criptat
    """)
"""How words begin that say that something is locked or opened."""

LOCKED_THINGS = _words("""
        unzip, pdf, zip, 7zip, pc
        file, excel, xlsx, archive, document, sheet, spreadsheet, workbook, presentation, attachment, backup, laptop
        notebook, tablet, phone, drive, stick, usb, folder, zip-datei, pdf-datei, datei, dokument, tabelle, archiv, anhang, ordner
        handy, rechner, festplatte, fichier, archive, pièce jointe, dossier, tableau, clé usb, ordinateur, archivo, documento, hoja
        adjunto, carpeta, portátil, móvil, arquivo, ficheiro, planilha, anexo, pasta, telemóvel, celular, documento, foglio
        allegato, cartella, telefono, computer, ipad, iphone, macbook, screen, bildschirm, écran, pantalla, tela, schermo
    """)
"""What people lock with a password."""

ENDINGS = ("s", "es", "e", "en", "er", "ern", "n", "r", "in")
"""What may follow a label in the same word: plurals and cases."""

IS = _words("""
        wurde, wurde auf, continua sendo, continua a ser, continúa siendo, reste toujours, bleibt weiterhin, a été, fue, foi
    è stata, geändert auf, geändert in, geändert zu, jetzt auf, changé en, changée en, cambiada a, cambiada por, cambiata in
        alterada para, mudada para, changed from, geändert von, changed into, must be, muss, doit être, debe ser
        is, are, was, were, will be, be, becomes, remains, stays, equals, reads, says, ist, sind, war, lautet
        lautete, lauten, heißt, heisst, wird, bleibt, wäre, est, sont, était, sera, reste, es, son, era, será
        sigue siendo, sarà, sono, é, è, e', são, foi, fica, continua, set to, changed to, reset to, now, it's
        its, c'est, este, queda, rimane, resta, ha sido, would be, should be, has been, as, to
    """)
"""Words between a label and its value."""

CHANGING = _words("""
        rotated, renewed, replaced
        changed, change, set, reset, switched, moved, updated, geändert, gesetzt, zurückgesetzt, umgestellt, geändert
        changé, changée, mis, remplacé, réinitialisé, cambié, cambió, cambiado, cambiada, cambiata, cambiato, mudei, mudou
        mudado, mudada, alterei, alterada, alterado, troquei, trocada, ho cambiato, puesto, puse, impostata, reimpostata
    """)
"""Words that say that a password has become another one."""

FILLERS = _words("""
        now, still, currently, always, just, simply, again, then, today, temporarily, set to, changed to
        reset to, called, only, probably, the same, jetzt, noch, aktuell, derzeit, immer, einfach, weiterhin
        nun, auf, momentan, wieder, maintenant, toujours, encore, actuellement, désormais, simplement, ahora
        siempre, todavía, actualmente, aún, simplemente, sigue siendo, adesso, ora, sempre, ancora, attualmente
        semplicemente, agora, ainda, atualmente, simplesmente, for now, either, also, this, this one, as follows
        el siguiente, la siguiente, folgendes, wie folgt, le suivant, il seguente, o seguinte, a seguinte
        gleich, égal à, to, à, sur
    """)
"""Words that may stand between "is" and the value."""

PREPOSITIONS = _words("""
        for, of, to, on, in, at, from, with, by, used, für, fürs, zum, zur, zu, vom, von, bei, beim, am, im, auf
        der, des, das, dem, den, die, pour, de, du, sur, à, au, aux, del, la, el, los, las, para, en, da, do
        dos, no, na, per, di, dell', della, dello, il, lo, al, alla, a, l', the, our, le, su, nel, und, and, et
        y, e, is, d'
    """)
"""Words by which a label's name goes on: "password for the portal: …", "Passwort vom Portal: …"."""

TALK = _words("""
        policy, policies, reset, resets, manager, management, rotation, rotations, expiry, expires, expiration
        length, rule, rules, requirement, requirements, owner, contact, ticket, tickets, link, links, vault
        vaults, limit, limits, usage, count, counts, id, ids, name, version, problem, problems, issue, issues
        question, questions, topic, topics, change, changes, changed, process, procedure, complexity, strength
        hygiene, sharing, storage, location, where, who, when, status, date, price, pricing, cost, costs, budget
        consumption, quota, hash, type, types, format, field, fields, screen, page, email, support, training
        guide, docs, documentation, scan, scanning, request, requests, less, lockout, protected, protection
        based, hint, expired, lost, forgotten, forgot, wrong, stored, kept, rotated, owned, sso, number
        contacts, stakeholder, stakeholders, results, result, dates, metric, metrics, driver
        drivers, decision, takeaway, richtlinie, richtlinien, zurücksetzen, zurücksetzung, wechsel, änderung
        ablauf, länge, regel, regeln, verwaltung, verwalter, ort, politique, réinitialisation, gestion
        gestionnaire, règle, règles, durée, longueur, renouvellement, política, políticas, restablecimiento
        gestor, gestión, regla, reglas, caducidad, longitud, politica, reimpostazione, gestione, gestore, regola
        regole, scadenza, lunghezza, redefinição, gestão, regra, regras, validade, comprimento, vergessen
        abgelaufen, oublié, expiré, olvidada, dimenticata, esquecida, verbrauch, consommation, consumo, anzahl
        nombre, número, numero, kosten, public, public key, öffentlich, publique, pública, pubblica, ssh-rsa
        ssh-ed25519, fingerprint, ago, years, months, weeks, days
    """)
"""Words after a label that make it talk about secrets: "password policy: …", "token usage: …"."""

HARMLESS = _words("""
        none, no, yes, not, n/a, na, unknown, unchanged, same, see, ask, tbd, tba, todo, open, done, pending
        expired, reset, rotated, changed, required, optional, missing, lost, shared, stored, kept, managed
        protected, encrypted, hidden, redacted, removed, deleted, disabled, enabled, revoked, requested
        received, sent, given, needed, every, wrong, invalid, valid, incorrect, weak, strong, secure, insecure
        safe, okta
        onelogin, auth0, azure, entra, duo, yubikey, authenticator, sso, saml, oidc, oauth, ldap, mfa, kerberos
        passkey, passkeys, passwordless, password, passwords, token, tokens, key, keys, secret, secrets, string
        text, varchar, boolean, true, false, null, nil, undefined, value, placeholder, example, confidential
        internal, private, public, personal, individual, central, centrally, local, monthly, weekly, yearly
        quarterly, daily, annually, annual, never, always, often, sometimes, rarely, here, there, below, above
        attached, nothing, nobody, everybody, everyone, anyone, somebody, finance, security, it, marketing
        sales, legal, support, helpdesk, admin, customer, customers, vendor, team, teams, standard, default
        custom, complex, simple, long, short, unique, new, old, current, temporary, permanent, forgotten
        working, blocked, locked, unlocked, fine, ok, okay, good, bad, great, important, critical, sensitive
        available, unavailable, unlimited, billing, usage, metered, outdated, obsolete, provided, issued
        created, confirmed, agreed, planned, later, soon, tomorrow, today, yesterday, and, or, the, a, an, in
        on, at, by, for, with, from, to, of, is, are, has, have, that, this, they, he, she, we, you, i, only
        via, per, what, who, where, why, how, when, nein, ja, keine, keins, kein, unbekannt, unverändert, siehe
        fragen, offen, erledigt, abgelaufen, zurückgesetzt, geändert, erforderlich, nicht, fehlt, verloren
        geteilt, gespeichert, hinterlegt, verwaltet, verschlüsselt, gelöscht, deaktiviert, beantragt
        angefordert, falsch, ungültig, gültig, richtig, schwach, stark, sicher, tresor, vertraulich, intern
        privat, persönlich, zentral, monatlich, jährlich, wöchentlich, täglich, nie, immer, hier, unten, oben
        anbei, nichts, niemand, wichtig, kritisch, verfügbar, unbegrenzt, veraltet, später, morgen, heute
        gestern, liegt, steht, der, die, das, im, beim, bei, ein, eine, ist, sind, wird, vom, von, auf, mit, und
        oder, wie, non, oui, aucun, aucune, inconnu, inchangé, voir, demander, ouvert, fait, expiré
        réinitialisé, changé, requis, obligatoire, perdu, partagé, stocké, géré, chiffré, supprimé, désactivé
        demandé, faux, invalide, valide, faible, fort, coffre, coffre-fort, confidentiel, interne, privé
        personnel, mensuel, annuel, jamais, toujours, ici, rien, personne, critique, disponible, dans, chez, par
        le, la, les, un, une, est, sont, du, de, des, et, ou, pas, oublié, nouveau, ancien, actuel, sí, si
        ninguno, ninguna, desconocida, desconocido, ver, preguntar, abierto, hecho, caducada, cambiada
        requerida, obligatoria, perdida, compartida, guardada, gestionada, cifrada, eliminada, solicitada
        incorrecta, válida, débil, fuerte, bóveda, confidencial, interna, interno, privada, mensual, anual
        nunca, siempre, aquí, nada, nadie, importante, crítica, en, el, los, las, una, es, está, son, por, con
        y, o, que, olvidada, nueva, actual, sì, nessuno, nessuna, sconosciuta, vedi, chiedere, aperto, fatto
        scaduta, cambiata, richiesta, obbligatoria, persa, condivisa, salvata, gestita, cifrata, eliminata
        disattivata, errata, valida, debole, forte, cassaforte, riservata, privata, personale, mensile, annuale
        mai, sempre, qui, niente, critica, disponibile, nel, nella, il, lo, gli, uno, è, sono, da, e
        dimenticata, nuova, attuale, sim, não, nenhuma, nenhum, desconhecida, perguntar, aberto, feito, expirada
        alterada, necessária, obrigatória, partilhada, compartilhada, armazenada, gerida, gerenciada, removida
        desativada, pedida, errada, fraca, cofre, pessoal, mensal, aqui, ninguém, disponível, os, as, um, uma, é
        são, com, esquecida, nova, atual
    """)
"""Words that are no password but say something about it."""

STORES = _words("""
        vault, vaults, 1password, 1pass, cyberark, delinea, thycotic, hashicorp, conjur, passbolt, psono, teampass, passwordstate
        beyondtrust, akeyless, infisical, doppler, icloud, keychain, protonpass, keeper, lastpass, bitwarden, keepass, keepassxc
        dashlane, nordpass, roboform, enpass, tresor, coffre, coffre-fort, bóveda, cofre, cassaforte
    """)
"""Where passwords are kept: what is named behind these is an entry there."""

HARMLESS += STORES

PRODUCTS = _words("""
        1password, oauth2, oauth2.0, oauth1, saml2, saml2.0, 2fa, 3fa, mfa2, u2f, fido2, webauthn2, sha1, sha2
        sha256, sha-256, sha512, sha-512, md5, aes256, aes-256, aes128, aes-128, rsa2048, rsa-2048, rsa4096
        ed25519, base64, base32, utf8, utf-8, iso27001, iso-27001, iso27001:2022, iso9001, soc1, soc2, pci4
        nist800, nist800-63b, tls1.2, tls1.3, wpa2, wpa3, ipv4, ipv6, o365, m365, office365, microsoft365
        windows10, windows11, server2019, server2022, d365, dynamics365, s3, ec2, k8s, i18n, l10n, a11y, b2b
        b2c, p2p, s4hana, s/4hana, oauth2-based, http2, http/2, auth0, log4j, gpt-4, gpt4, gpt-5, gpt4o, web3
        log4j2, web3js, sap4hana, x509, x.509, pkcs12, pkcs8, bcrypt2, argon2, argon2id, scim2, scim2.0, openid2, rfc6238
        hs256, rs256
        es256, hmac-sha256, keycloak24, vault2, 365, g2, mp3, mp4, h264, 1pass, ad2, sap4, hl7, edi850
        fips140-2, fips140-3
    """)
"""Names with figures in them that are no passwords."""

SERIES = _words("""
        phase, tier, level, wave, step, stage, sprint, version, release, day, week, month, part, round, batch
        group, team, lot, milestone, priority, option, plan, site, zone, region, stufe, welle, woche, tag, monat
        teil, étape, niveau, semaine, fase, nivel, ola, semana, livello, settimana, onda, nível, etapa, page
        item, point, punkt, chapter, section, question, appendix, annex, user, test, sso, kb, rfc, iso, sla, crm
        erp, api, windows, win, office, exchange, oracle, sql, db, excel, word, outlook, chrome, edge, firefox, safari, iphone, ipad
        ios, ipados, macos, android, galaxy, pixel, python, java, node, react, angular, vue, php, ruby, postgres, postgresql, mysql
        mariadb, redis, citrix, unity, ubuntu, debian, rhel, suse, sap, dynamics, sharepoint, teams, project, visio, vsphere, esxi
        server, kickoff, summit, kongress, event, route, area, building, room, gate, door, hall, halle, studio
    """)
"""Words that are numbered: "phase2", "tier-1"."""

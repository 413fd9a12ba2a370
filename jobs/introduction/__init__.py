"""Posts what the introduction e-mail needs: the request for approval, the finished text."""

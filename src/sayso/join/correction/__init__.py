"""How each kind of correction is made."""

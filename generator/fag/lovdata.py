"""Where a law or regulation stands at Lovdata, made from its id and section alone; knows no register."""

from __future__ import annotations

import re
from typing import Final

_ID: Final = re.compile(r"(LOV|FOR)-(\d{4}-\d{2}-\d{2}(?:-\d+)?)")
_MAPPE: Final = {"LOV": "lov", "FOR": "forskrift"}
# The first section that is named: «13-2», «26 a», «5A-1», «3-6a»; never the «f» of «første ledd».
_PARAGRAF: Final = re.compile(r"§+ (\d+[A-Z]?(?:-\d+)?(?: ?[a-z](?!\w))?)")
_TRAKTAT: Final = re.compile(r", jf\. (personvernforordningen|[\w]+) artikkel (\d+)")


def find_adresse(lov_id: str, paragraf: str) -> str:
    """Return the address of a section at Lovdata, that of the whole law when there is no single section, or "".

    Args:
        lov_id: Lovdata's id, ``LOV-2021-06-18-97`` or ``FOR-2018-10-19-1584``; anything else has no address.
        paragraf: as it is written, ``§ 13-2`` or ``§§ 41–43``; of several, the first is where the link leads.
    """
    id_ = _ID.fullmatch(lov_id)
    if id_ is None:
        return ""
    rot = f"https://lovdata.no/{_MAPPE[id_[1]]}/{id_[2]}"
    if traktat := _TRAKTAT.search(paragraf):
        # A treaty is an annex to the law that incorporates it; only the regulation's articles have addresses we know.
        return f"{rot}/gdpr/a{traktat[2]}" if traktat[1] == "personvernforordningen" else rot
    treff = _PARAGRAF.match(paragraf)
    return f"{rot}/§{treff[1].replace(' ', '')}" if treff else rot

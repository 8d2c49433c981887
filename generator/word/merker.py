"""Fills the marks of a rendered part: numbers, contents lists, references, ids, empty cells; one pass over the text between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.word.etterarbeid import fjern_tomme, fyll_tom
from generator.word.innhold import Innhold, Innholdsliste, Visning, les_overskrift
from generator.word.numre import Numre
from generator.word.tilstand import VerdiFeil


@dataclass
class _Overskrift:
    """A heading as it came out: where, with which number, style and bookmark."""

    sted: int
    nummer: str
    stil: str
    bokmerke: str
    tekst: str | None


@dataclass
class _Utfylling:
    """The text between the marks so far, and what was found on the way."""

    innhold: Innhold
    ut: list[bytes]
    numre: Numre
    neste_id: int
    docpr: int
    tomme: bool = False
    overskrifter: list[_Overskrift] = field(default_factory=list)
    start: dict[str, int] = field(default_factory=dict)
    slutt: dict[str, int] = field(default_factory=dict)
    i_avsnitt: dict[str, _Overskrift] = field(default_factory=dict)
    navn: dict[int, tuple[str, str]] = field(default_factory=dict)
    lister: list[tuple[int, Innholdsliste]] = field(default_factory=list)
    visninger: list[tuple[int, Visning]] = field(default_factory=list)

    def les(self, slag: str, nummer: bytes) -> None:
        """Take one mark; what it becomes now or later is added to the text."""
        if slag == "c":
            self.ut.append(fyll_tom(self.ut).encode())
        elif slag == "t":
            self.tomme = self.tomme or not self.ut[-1].endswith((b"</w:tr>", b"</w:tc>"))
        elif slag == "d":
            self.ut.append(b"%d" % self.docpr)
            self.docpr += 1
        elif slag == "h":
            self._overskrift(int(nummer))
        elif slag == "b":
            self._start(int(nummer))
        elif slag == "e":
            self._slutt(int(nummer))
        else:
            self._senere(slag, int(nummer))

    def _overskrift(self, nummer: int) -> None:
        avsnitt = self.innhold.avsnitt[nummer]
        tall = self.numre.neste(avsnitt.liste, avsnitt.num, avsnitt.nivaa) if avsnitt.liste else ""
        self.overskrifter.append(_Overskrift(len(self.ut), tall, avsnitt.stil, avsnitt.bokmerke, avsnitt.tekst))

    def _start(self, nummer: int) -> None:
        bokmerke = self.innhold.bokmerker[nummer]
        navn, id_ = bokmerke.navn, bokmerke.id_
        if bokmerke.gjentas:
            id_ = str(self.neste_id)
            self.neste_id += 1
            antall = 1
            while navn in self.start:
                antall += 1
                navn = f"{bokmerke.navn}_{antall}"
        self.navn[nummer] = navn, id_
        self.start[navn] = len(self.ut)
        siste = self.overskrifter[-1] if self.overskrifter else None
        if siste is not None and not any(b"</w:p>" in x for x in self.ut[siste.sted :]):
            self.i_avsnitt[navn] = siste
            siste.bokmerke = navn if siste.bokmerke == bokmerke.navn else siste.bokmerke
        self.ut.append(f'<w:bookmarkStart w:id="{id_}" w:name="{navn}"/>'.encode())

    def _slutt(self, nummer: int) -> None:
        bokmerke = self.innhold.bokmerker[nummer]
        navn, id_ = self.navn.get(nummer, (bokmerke.navn, bokmerke.id_))
        self.ut.append(f'<w:bookmarkEnd w:id="{id_}"/>'.encode())
        self.slutt[navn] = len(self.ut)

    def _senere(self, slag: str, nummer: int) -> None:
        if slag == "i":
            self.lister.append((len(self.ut), self.innhold.lister[nummer]))
        else:
            self.visninger.append((len(self.ut), self.innhold.visninger[nummer]))
        self.ut.append(b"")

    def ferdig(self) -> bytes:
        """Return the whole, with references filled before the contents lists that may quote them."""
        for sted, visning in self.visninger:
            self.ut[sted] = self._vis(visning).encode()
        for sted, liste in self.lister:
            self.ut[sted] = self._list_opp(liste).encode()
        xml = b"".join(self.ut)
        return fjern_tomme(xml.decode()).encode() if self.tomme else xml

    def _vis(self, visning: Visning) -> str:
        if visning.navn not in self.start:
            raise VerdiFeil(
                f"kryssvisningen til «{visning.navn}» peker på noe som ikke er med i dokumentet. Sett samme vilkår rundt den, eller rett navnet."
            )
        overskrift = self.i_avsnitt.get(visning.navn)
        if visning.tall and overskrift is not None and overskrift.nummer:
            return overskrift.nummer.rstrip(".")
        fra, til = self.start[visning.navn], self.slutt.get(visning.navn, len(self.ut))
        return les_overskrift(b"".join(self.ut[fra:til]).decode())

    def _list_opp(self, liste: Innholdsliste) -> str:
        linjer = list(self._linjer(liste)) or [(1, "")]
        innmat = [f"{liste.start if i == 0 else ''}{xml}" for i, (_, xml) in enumerate(linjer)]
        innmat[-1] += liste.slutt
        return "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{liste.stiler[nivaa]}"/></w:pPr>{xml}</w:p>'
            for (nivaa, _), xml in zip(linjer, innmat, strict=True)
        )

    def _linjer(self, liste: Innholdsliste) -> Iterator[tuple[int, str]]:
        """Yield level and XML of each entry: the headings in the list's range that have a text."""
        fra, til = self.start.get(liste.omraade, 0), self.slutt.get(liste.omraade, len(self.ut))
        for overskrift in self.overskrifter:
            if overskrift.sted < til and (nivaa := liste.nivaaer.get(overskrift.stil)):
                tekst, ende = overskrift.tekst, overskrift.sted
                if tekst is None or ende < fra:
                    xml, ende = self._avsnitt(overskrift)
                    tekst = les_overskrift(xml)
                if ende >= fra and tekst:
                    yield nivaa, _linje(overskrift, tekst, lenke=liste.lenker)

    def _avsnitt(self, overskrift: _Overskrift) -> tuple[str, int]:
        """Return a heading's XML, and the piece in which it ends."""
        biter = []
        for sted in range(overskrift.sted, len(self.ut)):
            slutt = self.ut[sted].find(b"</w:p>")
            if slutt >= 0:
                biter.append(self.ut[sted][:slutt])
                return b"".join(biter).decode(), sted
            biter.append(self.ut[sted])
        return b"".join(biter).decode(), len(self.ut)


def fullfoer(xml: bytes, innhold: Innhold) -> bytes:
    """Return rendered XML with every mark filled.

    Raises:
        VerdiFeil: for a reference to something that was left out.
    """
    merke = xml.find(2)
    fylling = _Utfylling(innhold, [xml[:merke]], Numre(innhold.oppsett), innhold.foerste_id, innhold.foerste_docpr)
    # One byte at a time is looked for ten times as fast as bytes.split would.
    while merke >= 0:
        slutt = xml.index(3, merke)
        neste = xml.find(2, slutt)
        fylling.les(chr(xml[merke + 1]), xml[merke + 2 : slutt])
        fylling.ut.append(xml[slutt + 1 : neste if neste >= 0 else len(xml)])
        merke = neste
    return fylling.ferdig()


def _linje(overskrift: _Overskrift, tekst: str, *, lenke: bool) -> str:
    nummer = f"<w:r><w:t>{overskrift.nummer}</w:t></w:r><w:r><w:tab/></w:r>" if overskrift.nummer else ""
    xml = f"{nummer}<w:r><w:t>{tekst}</w:t></w:r>"
    return f'<w:hyperlink w:anchor="{overskrift.bokmerke}" w:history="1">{xml}</w:hyperlink>' if lenke else xml

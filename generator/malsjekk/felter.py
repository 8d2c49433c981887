"""Every field a template names, followed through loops, set, filters, tests and macros against the typed context; renders nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import nodes

from generator.errors import find_naermeste, format_liste
from generator.malsjekk.blokker import VET_IKKE
from generator.malsjekk.typer import TALL, TEKST, UKJENT, Type, slaa_sammen
from generator.malsjekk.uttrykk import (
    EGNE,
    ENFILTRE,
    LIKEFILTRE,
    LOEKKE,
    TALLFILTRE,
    TEKSTFILTRE,
    Feltfeil,
    er_enkel,
    maal,
    vis,
)
from generator.word.maldel import MILJOE


class Feltgang:
    """One walk through the mended source of a part.

    Attributes:
        feil: what is wrong.
        brukt: the paths that were named.
    """

    def __init__(self, kontekst: Type) -> None:
        """Take the context's type."""
        self.feil: list[Feltfeil] = []
        self.brukt: set[str] = set()
        self._rot = kontekst

    def gaa(self, kilde: str) -> None:
        """Walk through a source that Jinja can read."""
        self._setninger(MILJOE.parse(kilde).body, {VET_IKKE: UKJENT})

    def _setninger(self, noder: Iterable[nodes.Node], navn: dict[str, Type]) -> None:
        for node in noder:
            gaa = self._GANGER.get(type(node))
            if gaa is not None:
                gaa(self, node, navn)
            else:
                self._barn(node, navn)

    def _barn(self, node: nodes.Node, navn: dict[str, Type]) -> None:
        for barn in node.iter_child_nodes():
            if isinstance(barn, nodes.Expr):
                self._type(barn, navn)
            else:
                self._setninger([barn], navn)

    def _utskrift(self, node: nodes.Node, navn: dict[str, Type]) -> None:
        for verdi in node.iter_child_nodes():
            if isinstance(verdi, nodes.TemplateData):
                continue
            type_ = self._type(verdi, navn)
            if type_.art == "modell":
                under = next(iter(type_.modell.model_fields), "") if type_.modell else ""
                tips = f"Velg ett av feltene, for eksempel {{{{ {vis(verdi)}.{under} }}}}."
                self._meld(verdi, f"«{vis(verdi)}» er flere opplysninger, ikke én tekst", tips, "ikke-tekst")
            elif type_.art in ("liste", "loekke"):
                tips = f"Gå gjennom lista med {{% for x in {vis(verdi)} %}} … {{% endfor %}}"
                rest = f", eller skriv {{{{ {vis(verdi)}|join(', ') }}}}." if er_enkel(type_) else "."
                self._meld(verdi, f"«{vis(verdi)}» er en liste, ikke én tekst", tips + rest, "ikke-tekst")

    def _loekke(self, node: nodes.Node, navn: dict[str, Type]) -> None:
        assert isinstance(node, nodes.For)
        element = self._element(node.iter, self._type(node.iter, navn))
        inni = {**navn, **maal(node.target, element), "loop": Type("loekke", element=element)}
        if node.test:
            self._type(node.test, inni)
        self._setninger(node.body, inni)
        self._setninger(node.else_, dict(navn))

    def _element(self, node: nodes.Node, type_: Type) -> Type:
        if type_.art in ("tekst", "tall", "modell"):
            hva = {"tekst": "én tekst", "tall": "ett tall", "modell": "én ting med flere felt"}[type_.art]
            self._meld(
                node,
                f"«{vis(node)}» er {hva}, ikke en liste, og kan ikke gjentas",
                f"Skriv {{% if {vis(node)} %}} for å ta med noe når den er fylt ut, eller gå gjennom en liste.",
                "ikke-liste",
            )
        return type_.element if type_.art == "liste" and type_.element else UKJENT

    def _tilordning(self, node: nodes.Node, navn: dict[str, Type]) -> None:
        assert isinstance(node, nodes.Assign)
        navn.update(maal(node.target, self._type(node.node, navn)))

    def _blokkverdi(self, node: nodes.Node, navn: dict[str, Type]) -> None:
        assert isinstance(node, nodes.AssignBlock)
        self._setninger(node.body, dict(navn))
        navn.update(maal(node.target, TEKST))

    def _makro(self, node: nodes.Node, navn: dict[str, Type]) -> None:
        assert isinstance(node, nodes.Macro)
        navn[node.name] = UKJENT
        for verdi in node.defaults:
            self._type(verdi, navn)
        egne = ("caller", "varargs", "kwargs")
        self._setninger(node.body, {**navn, **dict.fromkeys((*egne, *(a.name for a in node.args)), UKJENT)})

    def _kallblokk(self, node: nodes.Node, navn: dict[str, Type]) -> None:
        assert isinstance(node, nodes.CallBlock)
        self._type(node.call, navn)
        self._setninger(node.body, {**navn, **{a.name: UKJENT for a in node.args}})

    def _med(self, node: nodes.Node, navn: dict[str, Type]) -> None:
        assert isinstance(node, nodes.With)
        nye = dict(navn)
        for mot, verdi in zip(node.targets, node.values, strict=True):
            nye |= maal(mot, self._type(verdi, navn))
        self._setninger(node.body, nye)

    def _type(self, node: nodes.Node, navn: dict[str, Type]) -> Type:
        """Return the type of an expression, and tell of what is wrong in it."""
        les = self._LESERE.get(type(node))
        if les is None:
            self._barn(node, navn)
            return UKJENT
        type_ = les(self, node, navn)
        self.brukt |= type_.stier
        return type_

    def _navn(self, node: nodes.Node, navn: dict[str, Type]) -> Type:
        assert isinstance(node, nodes.Name)
        if node.name in navn:
            return navn[node.name]
        if (type_ := self._rot.felt(node.name)) is not None:
            return type_
        if node.name not in MILJOE.globals:
            kjente = {*self._felt(self._rot), *(n for n in navn if not n.startswith(EGNE))}
            tips = find_naermeste(node.name, kjente) or self._dypere(node.name)
            self._meld(node, f"feltet «{node.name}» finnes ikke", f"{tips}Rett navnet i malen.", "ukjent-felt")
        return UKJENT

    def _dypere(self, navn: str) -> str:
        """Return a hint when a field of that name stands under another."""
        treff = [f"{f}.{navn}" for f in self._felt(self._rot) if (t := self._rot.felt(f)) and t.felt(navn)]
        return f"Mente du «{treff[0]}»? " if treff else ""

    def _under(self, node: nodes.Node, navn: dict[str, Type]) -> Type:
        if isinstance(node, nodes.Getattr):
            return self._attributt(node, self._type(node.node, navn), node.attr)
        assert isinstance(node, nodes.Getitem)
        eier = self._type(node.node, navn)
        if isinstance(node.arg, nodes.Slice):
            self._barn(node.arg, navn)
            return eier
        self._type(node.arg, navn)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._attributt(node, eier, node.arg.value)
        if eier.art == "modell":
            under = f"for eksempel {vis(node.node)}.{next(iter(self._felt(eier)), '')}"
            self._meld(node, f"«{vis(node.node)}» er ikke en liste", f"Skriv navnet på et felt, {under}.", "ikke-liste")
        return eier.element if eier.art == "liste" and eier.element else TEKST if eier.art == "tekst" else UKJENT

    def _attributt(self, node: nodes.Getattr | nodes.Getitem, eier: Type, attr: str) -> Type:
        if eier.art == "modell":
            return eier.felt(attr) or self._mangler(node, eier, attr)
        if eier.art == "loekke":
            if attr in LOEKKE:
                return (eier.element or UKJENT) if attr in ("previtem", "nextitem") else UKJENT
            tips = f"{find_naermeste(attr, LOEKKE)}Bruk loop.index, loop.first eller loop.last."
            self._meld(node, f"«loop.{attr}» finnes ikke", tips, "ukjent-felt")
        elif eier.art == "liste" and not hasattr(tuple, attr):
            sti = vis(node.node)
            tips = f"Gå gjennom lista: {{% for x in {sti} %}} … {{{{ x.{attr} }}}} … {{% endfor %}}."
            self._meld(node, f"«{sti}» er en liste og har ikke feltet «{attr}»", tips, "ukjent-felt")
        elif eier.art in ("tekst", "tall") and not hasattr(str if eier.art == "tekst" else float, attr):
            sti = vis(node.node)
            hva = "én tekst" if eier.art == "tekst" else "et tall"
            self._meld(node, f"«{sti}» er {hva} og har ikke feltet «{attr}»", f"Skriv {{{{ {sti} }}}}.", "ukjent-felt")
        return UKJENT

    def _mangler(self, node: nodes.Node, eier: Type, attr: str) -> Type:
        kjente = list(self._felt(eier))
        naer = find_naermeste(attr, kjente) or (
            f"Her finnes {format_liste(kjente, bindeord='og')}. " if len(kjente) < 9 else ""
        )
        hvor = vis(node.node) if isinstance(node, nodes.Getattr | nodes.Getitem) else "verdien"
        self._meld(node, f"feltet «{attr}» finnes ikke i «{hvor}»", f"{naer}Rett navnet i malen.", "ukjent-felt")
        return UKJENT

    def _filter(self, node: nodes.Node, navn: dict[str, Type]) -> Type:
        assert isinstance(node, nodes.Filter)
        inn = self._type(node.node, navn) if node.node is not None else TEKST
        for arg in (*node.args, *(k.value for k in node.kwargs)):
            self._type(arg, navn)
        if node.name not in MILJOE.filters or node.name.startswith(EGNE):
            kjente = [f for f in MILJOE.filters if not f.startswith(EGNE)]
            tips = f"{find_naermeste(node.name, kjente)}Rett navnet, eller ta bort «|{node.name}»."
            self._meld(node, f"filteret «{node.name}» finnes ikke", tips, "ukjent-filter")
            return UKJENT
        return self._filtrert(node, inn)

    def _filtrert(self, node: nodes.Filter, inn: Type) -> Type:
        under = self._filterfelt(node, inn)
        if node.name in TEKSTFILTRE:
            if node.name == "join" and under is None and inn.element and inn.element.art == "modell":
                felt = next(iter(self._felt(inn.element)), "")
                tips = f"Skriv {vis(node.node)}|join(', ', attribute='{felt}')."
                self._meld(
                    node,
                    f"«{vis(node.node)}» er en liste av flere opplysninger og kan ikke bli til tekst",
                    tips,
                    "ikke-tekst",
                )
            return TEKST
        if node.name in TALLFILTRE:
            return TALL
        if node.name in ENFILTRE:
            return inn.element or UKJENT
        if node.name == "map" and under is not None:
            return Type("liste", element=under, stier=inn.stier)
        return inn if node.name in LIKEFILTRE else UKJENT

    def _filterfelt(self, node: nodes.Filter, inn: Type) -> Type | None:
        """Return the type of the field that a filter picks from each item (``map(attribute="navn")``), or None."""
        verdier = [k.value for k in node.kwargs if k.key == "attribute"]
        if node.name in ("selectattr", "rejectattr", "groupby"):
            verdier += node.args[:1]
        if not verdier or not isinstance(verdier[0], nodes.Const) or inn.element is None:
            return None
        type_ = inn.element
        for ledd in str(verdier[0].value).split("."):
            if type_.art != "modell":
                return UKJENT
            type_ = type_.felt(ledd) or self._mangler(node, type_, ledd)
        self.brukt |= type_.stier
        return type_

    def _test(self, node: nodes.Node, navn: dict[str, Type]) -> Type:
        assert isinstance(node, nodes.Test)
        self._barn(node, navn)
        if node.name not in MILJOE.tests:
            tips = f"{find_naermeste(node.name, MILJOE.tests)}Rett ordet etter «is»."
            self._meld(node, f"testen «{node.name}» finnes ikke", tips, "ukjent-test")
        return TALL

    def _to(self, node: nodes.Node, navn: dict[str, Type]) -> Type:
        a, b = (self._type(barn, navn) for barn in node.iter_child_nodes())
        return slaa_sammen(a, b)

    def _valg(self, node: nodes.Node, navn: dict[str, Type]) -> Type:
        assert isinstance(node, nodes.CondExpr)
        self._type(node.test, navn)
        a = self._type(node.expr1, navn)
        return slaa_sammen(a, self._type(node.expr2, navn)) if node.expr2 else a

    def _fast(self, node: nodes.Node, navn: dict[str, Type]) -> Type:  # noqa: ARG002  # same signature as the others
        assert isinstance(node, nodes.Const)
        return TEKST if isinstance(node.value, str) else TALL

    def _felt(self, eier: Type) -> Iterator[str]:
        yield from eier.modell.model_fields if eier.modell else ()

    def _meld(self, node: nodes.Node, melding: str, tips: str, regel: str) -> None:
        self.feil.append(Feltfeil(node.lineno, melding, tips, regel))

    _GANGER: Mapping[type[nodes.Node], Callable[[Feltgang, nodes.Node, dict[str, Type]], None]] = {
        nodes.Output: _utskrift, nodes.For: _loekke, nodes.Assign: _tilordning, nodes.AssignBlock: _blokkverdi,
        nodes.Macro: _makro, nodes.CallBlock: _kallblokk, nodes.With: _med,
    }  # fmt: skip
    _LESERE: Mapping[type[nodes.Node], Callable[[Feltgang, nodes.Node, dict[str, Type]], Type]] = {
        nodes.Name: _navn, nodes.Getattr: _under, nodes.Getitem: _under, nodes.Filter: _filter, nodes.Test: _test,
        nodes.Add: _to, nodes.And: _to, nodes.Or: _to, nodes.CondExpr: _valg, nodes.Const: _fast,
    }  # fmt: skip

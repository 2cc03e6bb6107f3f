"""Words that end in a full stop without ending a sentence, Swedish, German and English, written without their stops."""

# Something always follows: "t.ex. skolan", "s. 14", "dnr. 2024", "z. B. Radwege".
OPEN = frozenset(
    """
    bl bl.a t.ex tex d.v.s dvs dv f.n fn s.k sk m.a.o mao p.g.a pga f.d fd i.o.m iom t.o.m tom fr.o.m from fr o.s.v
    s.a.s t.v p.s jfr ang avs resp ca c:a cirka kap par sid s st kl dnr diarienr nr tfn tel mob fig tab ex inkl exkl
    enl event ev forts f.ö h.h kungl prof doc dr leg ing sekr ordf utg red övers ibid vol art anm bil str v vs bd
    max min mån tis ons tors fre lör sön jan feb mar apr jun jul aug sep sept okt nov dec milj mdr tkr kr tsd
    u.å o.dyl fl mfl dir forskn avd f.v.b f.t.b o.a p i.e e.g viz approx no pp ed eds mr mrs ms st prof fig
    z.b z.t z.zt z bzw d.h u.a u.u v.a s.o s.u i.d.r i.d.r i.a o.ä o.g evtl ggf ggfs vgl bspw sog zzgl zzt zt inkl
    einschl gem lt nr str hr fr dipl ing abs bes ca min max std km h mind mio mrd ehem geb gegr tägl jew kompl
    insb insbes bsp urspr ursprüngl allg rd entspr versch div ehrenamtl öffentl städt staatl vorauss nördl südl östl
    westl bes kl gr okt dez zw ausschl teilw ggü rd nörd beidseit mögl gegenüb vorh f d u o m s n w r l st
    """.split()  # noqa: SIM905 - eighty lines of quotation marks would hide the words
)

# Words of their own as well, "… den som inte har bil. Skolan …": short for something only before a number.
WITH_NUMBER = frozenset(("art", "bil", "kap", "par", "tab"))

# These close an enumeration: a capital after them usually starts a sentence.
CLOSING = frozenset(
    """
    etc osv o.s.v m.m mm m.fl mfl o.d od dyl o.dyl usw u.s.w o.ä oä u.ä uä m.w d.ä d.y f.kr e.kr u.v.m uvm a.s.o
    sec p.a p.m a.m inc ltd co ab jr sr et.al
    """.split()  # noqa: SIM905
)

MONTHS = frozenset(
    """
    januari februari mars april maj juni juli augusti september oktober november december
    januar februar märz mai juli august dezember jan feb mar apr jun jul aug sep sept okt nov dec dez
    """.split()  # noqa: SIM905
)

# Words that have a capital only where a sentence begins (German nouns have one anywhere, so nouns are no sign).
STARTERS = frozenset(
    """
    det den de detta denna dessa dom där här då så vi jag ni du man han hon en ett i på av till från för med om
    när hur vad vem vilka vilket varför var att och men eller samt dock därför därmed dessutom vidare även också
    slutligen eftersom enligt inom under över efter utan utöver genom mot vid kring alla många några flera inga
    ingen inget kommunen regionen strategin der die das dem des ein eine einen einem einer es er sie wir ich man
    hier da dort dann so auch aber und oder denn wenn weil dass daß als wie was wer wo warum weshalb wieso in im
    am an auf aus bei mit nach von vom zu zum zur über unter vor für gegen ohne um durch seit bis leider dies
    diese dieser dieses diesen diesem jeder jede jedes alle viele einige manche mehr kein keine nicht nur noch
    schon sehr außerdem zudem daher deshalb deswegen dadurch damit dabei dazu darum somit trotzdem allerdings
    jedoch vielleicht bitte ja nein ist sind wird werden kann können könnte muss müssen sollte sollten soll hat
    haben hätte wäre würde mein meine unser unsere sein seine ihr ihre besonders besser bisher aktuell derzeit
    momentan sobald sofern falls obwohl während wobei statt stattdessen insgesamt grundsätzlich dennoch entweder
    gerade gleichzeitig oft häufig meist meistens immer wieder danach vorher nun jetzt heute also folge
    vorschlag lösung the this that these those it we they there in on at for with if when how what why but and
    however also
    """.split()  # noqa: SIM905
)

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
    westl bes kl gr okt dez
    """.split()  # noqa: SIM905 - eighty lines of quotation marks would hide the words
)

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

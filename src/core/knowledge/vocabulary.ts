/** Words that say nothing about what a text is about, as they stand before stemming. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a about after again all also am an and any are as at be because been before being but by can could " +
    "did do does doing for from get gets had has have he her here his how i if in into is it its just " +
    "let like make me more most my no nor not now of off on once only or other our out over own per " +
    "please she should so some such than that the their them then there these they this those through to " +
    "too under until up us use used using very want was we were what when where which while who why will " +
    "with would you your d ll m re s t ve"
  ).split(" "),
);

/** Short and long forms of the same word in the trade, the long one stemmed as the encoder does. */
export const SAME_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a11y: "access",
    auth: "authent",
    cfg: "configur",
    conf: "configur",
    config: "configur",
    db: "databas",
    del: "delet",
    dep: "depend",
    dir: "directori",
    folder: "directori",
    doc: "document",
    env: "environ",
    err: "error",
    exec: "execut",
    fn: "function",
    func: "function",
    i18n: "internation",
    img: "imag",
    impl: "implement",
    info: "inform",
    init: "initi",
    k8s: "kubernet",
    l10n: "local",
    lib: "librari",
    signin: "login",
    max: "maximum",
    min: "minimum",
    mem: "memori",
    msg: "messag",
    num: "number",
    obj: "object",
    param: "paramet",
    perf: "perform",
    pkg: "packag",
    postgr: "postgresql",
    pg: "postgresql",
    prod: "product",
    pwd: "password",
    passwd: "password",
    ref: "refer",
    regex: "regexp",
    repo: "repositori",
    req: "request",
    res: "respons",
    resp: "respons",
    spec: "specif",
    src: "sourc",
    sync: "synchron",
    temp: "temporari",
    tmp: "temporari",
    tz: "timezon",
    util: "utiliti",
    val: "valu",
    var: "variabl",
    ver: "version",
  }),
);

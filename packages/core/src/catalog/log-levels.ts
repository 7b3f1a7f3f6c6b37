/** Methods of loggers, whatever the library; each writes all it is handed. */
export const logLevels: ReadonlySet<string> = new Set(
  `trace debug info information notice warn warning error err fatal critical crit alert emerg emergency panic log verbose
  silly http data success fail failure start done complete ready box note pending await watch star fav wait event`.split(
    /\s+/u,
  ),
);

/** Methods that only loggers have, of what is called a logger by name. */
export const plainLevels: ReadonlySet<string> = new Set(
  `trace debug info notice warn warning error fatal critical alert emerg log verbose silly http success child`.split(
    ' ',
  ),
);

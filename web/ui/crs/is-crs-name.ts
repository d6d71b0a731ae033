/** `EPSG:` and four to six digits, or one of the two shifted datums. */
export const isCrsName = (text: string) => /^(EPSG:\d{4,6}|GCJ-02|BD-09)$/i.test(text)

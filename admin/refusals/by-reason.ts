/** Reasons within a sentence of the API are codes such as `dunning_block`; on a page they are said as everywhere else. */
export const byReason = (sentence: string, t: (key: string, options: { defaultValue: string }) => string): string =>
  sentence.replace(/\b[a-z]+(?:_[a-z]+)+\b/g, (code) => t(`reason.${code}`, { defaultValue: code }))

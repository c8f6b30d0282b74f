/** Amounts by currency as one line, e.g. `EUR 1.00, PLN 5.00`. */
export const textOfAmounts = (amounts: Readonly<Record<string, string>>): string =>
  Object.entries(amounts)
    .map(([currency, amount]) => `${currency} ${amount}`)
    .join(", ")

/** The same back; what does not fit goes to the API as it is, which says what is wrong with it. */
export const amountsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => {
        const [currency, ...amount] = part.split(/\s+/)
        return [currency.toUpperCase(), amount.join(" ")]
      })
  )

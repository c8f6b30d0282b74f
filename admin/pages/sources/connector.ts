import { createElement, useCallback } from "react"
import { useTranslation } from "react-i18next"
import { IMPORT_COLUMNS } from "../../../src/contract/imports"
import type { SourceResponse } from "../../../src/contract/source-rows"
import type { Ask } from "../../commands/ask"
import type { Field, Values } from "../../components/field"
import { TryConnector } from "./try-connector"
import { connectorOf, LISTS, textOf } from "./typed-connector"

/** What has to be mapped, still without columns. */
const unmapped = (list: (typeof LISTS)[number]) =>
  IMPORT_COLUMNS[list].required.map((field) => `${field} = `).join("\n")

/** Connecting a ledger, or changing how a connected one is read: everything about it but its address. */
export const useConnectAsk = (source: SourceResponse | null): Ask => {
  const { t } = useTranslation("arms")
  const connector = source?.connector ?? null
  const listFields = (list: (typeof LISTS)[number]): Field[] => {
    const told = connector?.[list]
    const has = (values: Values) => Boolean(values[`${list}_query`]?.trim())
    return [
      { name: `${list}_query`, label: t(`sources.query.${list}`), kind: "note", optional: true, initial: told?.query },
      {
        name: `${list}_columns`,
        label: t("sources.columns"),
        kind: "note",
        when: has,
        initial: told ? textOf(told.columns) : unmapped(list),
      },
      {
        name: `${list}_changed_at`,
        label: t("sources.changedAt"),
        kind: "text",
        optional: true,
        when: has,
        initial: told?.changed_at,
      },
    ]
  }
  const number = (name: string, initial: number | null, optional = false): Field => ({
    name,
    label: t(`sources.${name}`),
    kind: "number",
    initial: initial === null ? "" : String(initial),
    optional,
  })
  return {
    name: "connect_source",
    label: t(connector ? "sources.change" : "sources.connect"),
    hint: t("sources.connectHint"),
    fixed: source ? { name: source.name, version: source.version } : {},
    fields: [
      ...(source ? [] : [{ name: "name", label: t("sources.name"), kind: "text" } as const]),
      {
        name: "connection",
        label: t("sources.connection"),
        kind: "text",
        initial: connector?.connection ?? "ARMS_LEDGER_",
      },
      ...LISTS.flatMap(listFields),
      number("every_minutes", connector?.every_minutes ?? 60),
      number("read_all_hours", connector?.read_all_hours ?? 24),
      number("max_age_hours", connector?.max_age_hours ?? null, true),
    ],
    inputOf: (values) => ({
      ...(source ? {} : { name: values.name.trim() }),
      connector: connectorOf(values),
    }),
    Effect: useCallback(
      ({ values }: { values: Values }) => createElement(TryConnector, { name: source?.name ?? null, values }),
      [source?.name]
    ),
  }
}

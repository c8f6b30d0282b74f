import { Badge, Button, Skeleton, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import type { CatalogResponse, PolicyResponse } from "../../../src/contract/policies"
import { useArms, useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { ButtonDrawer } from "../../components/button-drawer"
import { FieldInput } from "../../components/field"
import { ErrorLine, QuietLine } from "../../components/lines"
import { Section } from "../../components/section"
import { useSpoken, useWords } from "../../components/spoken"

const STATUSES = ["green", "yellow", "red"] as const

const NewPolicy = () => {
  const { t } = useTranslation("arms")
  const navigate = useNavigate()
  const { data: catalog } = useArms<CatalogResponse>("catalog")
  const make = useSend<{ preset: string; name: string; language: string }, { result: { policy_id: string } }>(
    "policies"
  )
  const words = useWords()
  const language = useSpoken()
  const [values, setValues] = useState({ preset: "standard", name: "" })
  const choices = (catalog?.presets ?? []).map(({ key, name }) => ({ value: key, label: words(name) }))
  const save = () =>
    make.mutate(
      { preset: values.preset, name: values.name.trim(), language },
      {
        onSuccess: ({ result }) => {
          toast.success(t("command.saved"))
          navigate(`/arms/policies/${result.policy_id}`)
        },
      }
    )
  const footer = (
    <Button onClick={save} disabled={values.name.trim() === ""} isLoading={make.isPending}>
      {t("command.save")}
    </Button>
  )
  return (
    <ButtonDrawer label={t("policy.new")} footer={footer}>
      <FieldInput
        field={{ name: "name", label: t("policy.name"), kind: "text" }}
        value={values.name}
        onChange={(name) => setValues({ ...values, name })}
      />
      <FieldInput
        field={{ name: "preset", label: t("policy.from"), kind: "choice", choices }}
        value={values.preset}
        onChange={(preset) => setValues({ ...values, preset })}
      />
      {make.error ? <ErrorLine>{make.error.message}</ErrorLine> : null}
    </ButtonDrawer>
  )
}

const Row = ({ policy }: { policy: PolicyResponse }) => {
  const { t } = useTranslation("arms")
  const of = (status: string) => policy.definition.tasks.filter((task) => task.status === status && task.enabled).length
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <Link className="text-ui-tag-blue-text txt-compact-small-plus" to={`/arms/policies/${policy.id}`}>
        {policy.name}
      </Link>
      <div className="flex flex-wrap items-center gap-2">
        {policy.is_default ? <Badge size="2xsmall">{t("policy.default")}</Badge> : null}
        {policy.binding_version !== policy.version ? (
          <Badge size="2xsmall" color="orange">
            {t("policy.toConfirm")}
          </Badge>
        ) : null}
        <Text size="small" className="text-ui-fg-subtle">
          {STATUSES.map((status) => `${t(`status.${status}`)} ${of(status)}`).join(" · ")}
        </Text>
      </div>
    </li>
  )
}

/** Every policy: how many tasks it has on, by status. */
export const PoliciesPage = () => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const { data, error } = useArms<{ policies: PolicyResponse[] }>("policies")
  return (
    <Section
      level="h1"
      title={t("policy.title")}
      subtitle={t("policy.subtitle")}
      actions={may("configure") ? <NewPolicy /> : null}
      error={error ? t("list.error", { message: error.message }) : null}
    >
      {!data && !error ? <Skeleton className="m-6 h-24" /> : null}
      {data?.policies.length === 0 ? <QuietLine>{t("banner.noPolicy")}</QuietLine> : null}
      <ul className="divide-y">
        {data?.policies.map((policy) => (
          <Row key={policy.id} policy={policy} />
        ))}
      </ul>
    </Section>
  )
}

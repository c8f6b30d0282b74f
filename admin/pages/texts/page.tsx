import { Badge, Button, Skeleton, Table } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import type { TextsResponse } from "../../../src/contract/text-answer"
import { useTextNames } from "../../api/texts"
import { useMay } from "../../commands/use-may"
import { ButtonDrawer } from "../../components/button-drawer"
import { FieldInput } from "../../components/field"
import { Section } from "../../components/section"

const NewText = () => {
  const { t } = useTranslation("arms")
  const navigate = useNavigate()
  const [key, setKey] = useState("")
  const footer = (
    <Button disabled={!/^[A-Za-z0-9_+.:-]{1,60}$/.test(key)} onClick={() => navigate(`/arms/texts/${key}`)}>
      {t("texts.write")}
    </Button>
  )
  return (
    <ButtonDrawer label={t("texts.new")} footer={footer}>
      <FieldInput field={{ name: "key", label: t("texts.key"), kind: "text" }} value={key} onChange={setKey} />
    </ButtonDrawer>
  )
}

const Language = ({ data, textKey, language }: { data: TextsResponse; textKey: string; language: string }) => {
  const { t } = useTranslation("arms")
  const own = data.texts.find((one) => one.key === textKey && one.language === language)
  const ships = data.shipped.includes(textKey)
  return (
    <Link to={`/arms/texts/${textKey}?language=${language}`}>
      <Badge size="2xsmall" color={own ? "blue" : "grey"}>
        {own ? t("texts.own", { version: own.version }) : t(ships ? "texts.shipped" : "texts.missing")}
      </Badge>
    </Link>
  )
}

/** Every text of a message, by language: what ships, and what the merchant wrote instead. */
export const TextsPage = () => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const { data, error, keys, nameOf } = useTextNames()
  return (
    <Section
      level="h1"
      title={t("texts.title")}
      subtitle={t("texts.subtitle")}
      actions={may("configure") ? <NewText /> : null}
      error={error && !data ? t("list.error", { message: error.message }) : null}
    >
      {!data && !error ? <Skeleton className="m-6 h-40" /> : null}
      {data ? (
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("texts.text")}</Table.HeaderCell>
              {data.languages.map((language) => (
                <Table.HeaderCell key={language}>{t(`texts.language.${language}`)}</Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {keys.map((key) => (
              <Table.Row key={key}>
                <Table.Cell>
                  <Link className="text-ui-tag-blue-text txt-compact-small-plus" to={`/arms/texts/${key}`}>
                    {nameOf(key)}
                  </Link>
                </Table.Cell>
                {data.languages.map((language) => (
                  <Table.Cell key={language}>
                    <Language data={data} textKey={key} language={language} />
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      ) : null}
    </Section>
  )
}

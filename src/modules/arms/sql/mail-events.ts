import type { Db } from "./db"
import { one } from "./db"

/** A report to be kept. */
export interface MailEventRow {
  readonly id: string
  readonly type: string
  readonly sha256: string
  readonly provider_id: string | null
  readonly notice_id: string | null
  readonly permanent: boolean
  readonly occurred_at: string | null
  readonly outcome: "applied" | "ignored" | "unknown_mail" | "quarantined"
  readonly error: string | null
}

/** Keeps a report once; else the hash of the body that came first under this id. */
export async function keepMailEvent(db: Db, row: MailEventRow): Promise<{ fresh: boolean; sha256: string }> {
  const fresh = await one<{ sha256: string }>(
    db,
    `insert into arms_mail_event (id, type, sha256, provider_id, notice_id, permanent, occurred_at, outcome, error)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing returning sha256`,
    [
      row.id,
      row.type,
      row.sha256,
      row.provider_id,
      row.notice_id,
      row.permanent,
      row.occurred_at,
      row.outcome,
      row.error,
    ]
  )
  if (fresh) return { fresh: true, sha256: row.sha256 }
  const kept = await one<{ sha256: string }>(db, `select sha256 from arms_mail_event where id = ?`, [row.id])
  return { fresh: false, sha256: kept?.sha256 ?? "" }
}

/** The notice a report is about, by our own tag or by the provider's id. */
export const noticeOfMail = (db: Db, key: string | null, providerId: string | null) =>
  one<{ id: string; account_id: string; state: string }>(
    db,
    `select id, account_id, state from arms_notice
      where (key = ? and state not in ('settled', 'withdrawn')) or provider_id = ? order by key = ? desc nulls last limit 1 for update`,
    [key, providerId, key]
  )

/** Has there ever been a notice of this key, whatever became of it? */
export const isNoticeKey = async (db: Db, key: string): Promise<boolean> =>
  (await one(db, `select 1 as found from arms_notice where key = ? limit 1`, [key])) !== null

/** Keeps the furthest thing reported of a notice, and of equals the latest, in whatever order reports come. */
export const noteDelivery = async (
  db: Db,
  noticeId: string,
  report: { readonly type: string; readonly at: string | null; readonly ranks: Readonly<Record<string, number>> }
): Promise<void> => {
  await db.rows(
    `update arms_notice n set delivery = x.type, delivery_at = x.at, updated_at = now()
       from (select ?::text as type, coalesce(?::timestamptz, clock_timestamp()) as at, ?::jsonb as ranks) x
      where n.id = ? and (coalesce((x.ranks ->> n.delivery)::integer, 0), coalesce(n.delivery_at, '-infinity'))
                       < ((x.ranks ->> x.type)::integer, x.at)`,
    [report.type, report.at, JSON.stringify(report.ranks), noticeId]
  )
}

/** The provider has reported on a mail nobody knew the fate of: it was sent. */
export const settleUncertain = async (
  db: Db,
  noticeId: string,
  providerId: string | null,
  by: string
): Promise<void> => {
  const settled = await one(
    db,
    `update arms_notice set state = 'sent', sent_at = coalesce(first_try_at, clock_timestamp()), provider_id = coalesce(?, provider_id), updated_at = now()
      where id = ? and state = 'uncertain' returning id`,
    [providerId, noticeId]
  )
  if (!settled) return
  await db.rows(
    `update arms_action set state = 'done', updated_at = now(),
            result = coalesce(result, '{}'::jsonb) || jsonb_strip_nulls(jsonb_build_object('settled_by', ?::text, 'provider_id', ?::text))
      where notice_id = ? and state = 'uncertain'`,
    [by, providerId, noticeId]
  )
}

/** No further mail to these addresses; answers whether any of them is new. */
export const suppress = async (
  db: Db,
  addresses: readonly string[],
  reason: "bounced" | "complained" | "suppressed",
  noticeId: string | null
): Promise<boolean> =>
  (
    await db.rows(
      `insert into arms_suppression (id, reason, notice_id)
       select distinct encode(sha256(convert_to(lower(x), 'UTF8')), 'hex'), ?, ? from unnest(?::text[]) as x
       on conflict (id) do nothing returning id`,
      [reason, noticeId, addresses]
    )
  ).length > 0

/** Passing bounces of an account's mails in the last 90 days. */
export const softBounces = async (db: Db, accountId: string): Promise<number> =>
  Number(
    (await one<{ n: string }>(
      db,
      `select count(*) as n from arms_mail_event e join arms_notice n on n.id = e.notice_id
        where n.account_id = ? and e.type = 'email.bounced' and not e.permanent and e.created_at > now() - interval '90 days'`,
      [accountId]
    ))!.n
  )

/** Share of bad reports among the latest since the guard was last cleared. */
export const verdicts = (db: Db, kind: "bounced" | "complained", latest: number) =>
  one<{ total: number; bad: number }>(
    db,
    `select count(*)::integer as total, (count(*) filter (where type = 'email.' || ? and (permanent or type <> 'email.bounced')))::integer as bad
       from (select type, permanent from arms_mail_event
              where type in ('email.delivered', 'email.bounced', 'email.complained')
                and created_at > coalesce((select max(cleared_at) from arms_alarm where kind = 'sending_reputation'), '-infinity')
              order by created_at desc limit ?) e`,
    [kind, latest]
  )

/**
 * Mails were sent, and for more than a day nothing has been reported since (F47): the instant of the first of
 * them in the last week, `null` when reports come in.
 */
export const unreportedSince = async (db: Db): Promise<string | null> =>
  (await one<{ since: string | null }>(
    db,
    `select to_char(min(updated_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as since from arms_batch
      where state = 'sent' and error is null and updated_at between now() - interval '7 days' and now() - interval '1 day'
        and updated_at > coalesce((select max(created_at) from arms_mail_event), '-infinity')`
  ))!.since

/** Forgets reports older than 90 days. */
export const forgetMailEvents = async (db: Db): Promise<void> => {
  await db.rows(`delete from arms_mail_event where created_at < now() - interval '90 days'`)
}

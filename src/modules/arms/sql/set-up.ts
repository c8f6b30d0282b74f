import { json, one, type Db } from "./db"

/** Test mails, one from each sender, and what the provider has reported of them. */
export interface TestMail {
  readonly to: string
  /** By the provider's id: `sent`, then the last part of the type of what was reported, e.g. `delivered`. */
  readonly states: Readonly<Record<string, string>>
}

/** What the latest check of a sender's set-up found; `problems` are sentences. */
export interface SetUpCheck {
  readonly problems: readonly string[]
  readonly checked_at: string
  readonly test_mail: TestMail | null
}

/** Keeps what a check found, with the test mail it sent. */
export const keepCheck = async (
  db: Db,
  name: string,
  problems: readonly string[],
  testMail: TestMail
): Promise<void> => {
  await db.rows(
    `insert into arms_sender (id, problems, checked_at, test_mail) values (?, ?::jsonb, now(), ?::jsonb)
     on conflict (id) do update set problems = excluded.problems, checked_at = now(), test_mail = excluded.test_mail, updated_at = now()`,
    [name, json(problems), json(testMail)]
  )
}

/** The latest check; `null`: there was none. */
export const latestCheck = (db: Db, name: string): Promise<SetUpCheck | null> =>
  one<SetUpCheck>(
    db,
    `select problems, to_char(checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as checked_at, test_mail
       from arms_sender where id = ? and checked_at is not null`,
    [name]
  )

/** What the provider reports of a test mail; that it was delivered does not undo a bounce. */
export const noteTestMail = async (db: Db, providerId: string, state: string): Promise<void> => {
  await db.rows(
    `update arms_sender set test_mail = jsonb_set(test_mail, array['states', ?], to_jsonb(?::text)), updated_at = now()
      where test_mail->'states' \\? ? and (? <> 'delivered' or test_mail->'states'->>? = 'sent')`,
    [providerId, state, providerId, state, providerId]
  )
}

/** Test mails that went to an address on a day, whatever they tested. */
export const testMailsTo = async (db: Db, subjectId: string, day: string): Promise<number> =>
  (await one<{ n: number }>(
    db,
    `select count(*)::integer as n from arms_action where step = 'command:send_test_mail' and subject_id = ? and business_date = ?`,
    [subjectId, day]
  ))!.n

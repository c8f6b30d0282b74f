import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the register is narrowed by in the admin, newest first, on a million rows. */
export class Migration20261122000007 extends Migration {
  override async up(): Promise<void> {
    // The two unique keys begin with the subject; this one has the states they leave out.
    this.addSql(
      `create index if not exists "arms_action_of_subject" on "arms_action" ("subject_id") where "state" in ('settled', 'rehearsed', 'withdrawn');`
    )
    // E-mails are met on every page, and every index is paid for by every row of a run.
    this.addSql(
      `create index if not exists "arms_action_of_operation" on "arms_action" ("operation", "id") where "operation" <> 'send_email';`
    )
    this.addSql(
      `create index if not exists "arms_action_of_reason" on "arms_action" ("reason", "id") where "reason" is not null;`
    )
    // Rows come in the order of their days: a few pages of index tell which blocks hold a day.
    this.addSql(
      `create index if not exists "arms_action_days" on "arms_action" using brin ("business_date") with (autosummarize = on);`
    )
    // Rare states, each found at once; the others are met on every page.
    this.addSql(`drop index if exists "arms_action_exception";`)
    this.addSql(
      `create index if not exists "arms_action_rare" on "arms_action" ("state", "id") where "state" in ('planned', 'waiting', 'failed', 'uncertain', 'proposed', 'dismissed', 'withdrawn');`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "arms_action_rare";`)
    this.addSql(
      `create index if not exists "arms_action_exception" on "arms_action" ("state", "id") where "state" in ('failed', 'uncertain', 'proposed');`
    )
    this.addSql(`drop index if exists "arms_action_days";`)
    this.addSql(`drop index if exists "arms_action_of_reason";`)
    this.addSql(`drop index if exists "arms_action_of_operation";`)
    this.addSql(`drop index if exists "arms_action_of_subject";`)
  }
}

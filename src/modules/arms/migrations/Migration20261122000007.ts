import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the register is narrowed by in the admin, newest first, on a million rows; lists as people keep them. */
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
    this.addSql(
      `create table if not exists "arms_saved_view" ("id" text not null, "list" text not null, "owner_id" text not null, "name" text not null, "query" text not null, "is_shared" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_saved_view_pkey" primary key ("id"));`
    )
    this.addSql(
      `create index if not exists "IDX_arms_saved_view_deleted_at" on "arms_saved_view" ("deleted_at") where deleted_at is null;`
    )
    this.addSql(
      `create unique index if not exists "IDX_arms_saved_view_list_owner_id_name_unique" on "arms_saved_view" ("list", "owner_id", "name") where deleted_at is null;`
    )
    // Rare states, each found at once; the others are met on every page.
    this.addSql(`drop index if exists "arms_action_exception";`)
    this.addSql(
      `create index if not exists "arms_action_rare" on "arms_action" ("state", "id") where "state" in ('planned', 'waiting', 'failed', 'uncertain', 'proposed', 'dismissed', 'withdrawn');`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "arms_saved_view" cascade;`)
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

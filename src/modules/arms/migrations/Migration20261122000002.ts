import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Plans that wait for approval, account by account (decision 011); how far a source has been read; indexes of the sweep. */
export class Migration20261122000002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "arms_receivable_issued_on" on "arms_receivable" ("issue_date", "account_id") where "state" <> 'cancelled';`
    )
    this.addSql(
      `create index if not exists "arms_receivable_settled_known" on "arms_receivable" ("settled_known_on", "account_id") where "settled_known_on" is not null;`
    )
    this.addSql(
      `create index if not exists "arms_status_period_not_green" on "arms_status_period" ("account_id") where "until" is null and "status" <> 'green';`
    )
    this.addSql(`alter table if exists "arms_run" add column if not exists "approved_by" text null;`)
    this.addSql(
      `alter table if exists "arms_source" add column if not exists "cursor" text null, add column if not exists "synced_at" timestamptz null, add column if not exists "error" text null, add column if not exists "lease_until" timestamptz null;`
    )
    this.addSql(
      `create unique index if not exists "arms_run_one_plan" on "arms_run" ("kind") where "kind" = 'preview' and "state" in ('planning', 'awaiting_approval');`
    )
    this.addSql(
      `create table if not exists "arms_planned_account" ("id" text not null, "run_id" text not null, "account_id" text not null, "planned" text not null, "found" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_planned_account_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_planned_account_run_id_account_id_unique" ON "arms_planned_account" ("run_id", "account_id");`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "arms_receivable_issued_on";`)
    this.addSql(`drop index if exists "arms_receivable_settled_known";`)
    this.addSql(`drop index if exists "arms_status_period_not_green";`)
    this.addSql(`drop table if exists "arms_planned_account" cascade;`)
    this.addSql(
      `alter table if exists "arms_source" drop column if exists "cursor", drop column if exists "synced_at", drop column if exists "error", drop column if exists "lease_until";`
    )
    this.addSql(`drop index if exists "arms_run_one_plan";`)
    this.addSql(`alter table if exists "arms_run" drop column if exists "approved_by";`)
  }
}

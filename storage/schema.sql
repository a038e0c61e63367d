CREATE TABLE accounts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	member_id INTEGER, 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE alarms (
	kind TEXT NOT NULL, 
	subject INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	seen_until INTEGER NOT NULL, 
	CONSTRAINT pk_alarms PRIMARY KEY (kind, subject), 
	CONSTRAINT ck_alarms_kind CHECK (kind IN ('group', 'person', 'zone'))
)
 STRICT;

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE approvals (
	claim_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	telegram_id INTEGER NOT NULL, 
	approved_at INTEGER NOT NULL, 
	CONSTRAINT pk_approvals PRIMARY KEY (claim_id, member_id), 
	CONSTRAINT uq_approvals_telegram UNIQUE (claim_id, telegram_id), 
	FOREIGN KEY(claim_id) REFERENCES claims (id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE attendance (
	meeting_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	marked_by INTEGER NOT NULL, 
	marked_at INTEGER NOT NULL, 
	CONSTRAINT pk_attendance PRIMARY KEY (meeting_id, member_id), 
	CONSTRAINT ck_attendance_status CHECK (status IN ('H', 'I', 'S', 'A', 'T', 'W')), 
	FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE balances (
	account_id INTEGER NOT NULL, 
	floor TEXT NOT NULL, 
	debit INTEGER DEFAULT 0 NOT NULL, 
	credit INTEGER DEFAULT 0 NOT NULL, 
	PRIMARY KEY (account_id), 
	CONSTRAINT ck_balances_floor CHECK (floor IN ('debit', 'credit', 'none')), 
	CONSTRAINT ck_balances_positive CHECK (debit >= 0 AND credit >= 0), 
	CONSTRAINT ck_balances_overdrawn CHECK (floor = 'none' OR (floor = 'debit' AND debit >= credit) OR (floor = 'credit' AND credit >= debit)), 
	FOREIGN KEY(account_id) REFERENCES accounts (id)
)
 STRICT;

CREATE TABLE chats (
	chat_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	bot_is_admin INTEGER DEFAULT 0 NOT NULL, 
	reachable INTEGER DEFAULT 0 NOT NULL, 
	migrated_to INTEGER, 
	greeted_at INTEGER, 
	PRIMARY KEY (chat_id), 
	CONSTRAINT ck_chats_bot_is_admin CHECK (bot_is_admin IN (0, 1)), 
	CONSTRAINT ck_chats_reachable CHECK (reachable IN (0, 1))
)
 STRICT;

CREATE TABLE claims (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	item INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	savings TEXT, 
	amount INTEGER NOT NULL, 
	member_id INTEGER, 
	note TEXT DEFAULT '' NOT NULL, 
	date TEXT NOT NULL, 
	reporter_id INTEGER NOT NULL, 
	reported_by INTEGER, 
	meeting_id INTEGER, 
	photo TEXT, 
	state TEXT DEFAULT 'waiting' NOT NULL, 
	created_at INTEGER NOT NULL, 
	decided_at INTEGER, 
	decider_id INTEGER, 
	decided_by INTEGER, 
	reason TEXT DEFAULT '' NOT NULL, 
	entry_id INTEGER, loan_id INTEGER REFERENCES loans (id), rest_to TEXT DEFAULT '' NOT NULL CONSTRAINT ck_claims_rest_to CHECK (rest_to IN ('', 'ahead', 'savings', 'payoff')), paid_from TEXT DEFAULT '' NOT NULL CONSTRAINT ck_claims_paid_from CHECK (paid_from IN ('', 'savings', 'fund')), covered_by INTEGER REFERENCES members (id), 
	CONSTRAINT uq_claims_message UNIQUE (chat_id, message_id, item), 
	CONSTRAINT ck_claims_amount CHECK (amount > 0), 
	CONSTRAINT ck_claims_state CHECK (state IN ('waiting', 'accepted', 'rejected', 'withdrawn')), 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(member_id) REFERENCES members (id), 
	FOREIGN KEY(reported_by) REFERENCES members (id), 
	FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	FOREIGN KEY(decided_by) REFERENCES members (id), 
	FOREIGN KEY(entry_id) REFERENCES entries (id)
)
 STRICT;

CREATE TABLE confidential_notes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	member_id INTEGER, 
	author INTEGER NOT NULL, 
	noted_on TEXT NOT NULL, 
	text TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE corrections (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	kind TEXT DEFAULT 'correction' NOT NULL, 
	new_amount INTEGER, 
	new_savings TEXT, 
	reason TEXT NOT NULL, 
	proposer_id INTEGER NOT NULL, 
	proposed_by INTEGER, 
	first_approver INTEGER, 
	state TEXT DEFAULT 'waiting' NOT NULL, 
	created_at INTEGER NOT NULL, 
	decided_at INTEGER, 
	decider_id INTEGER, 
	decided_by INTEGER, 
	reversal_id INTEGER, 
	new_entry_id INTEGER, 
	CONSTRAINT ck_corrections_new_amount CHECK (new_amount IS NULL OR new_amount > 0), 
	CONSTRAINT ck_corrections_kind CHECK (kind IN ('correction', 'objection')), 
	CONSTRAINT ck_corrections_state CHECK (state IN ('waiting', 'accepted', 'rejected', 'expired')), 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(entry_id) REFERENCES entries (id), 
	FOREIGN KEY(proposed_by) REFERENCES members (id), 
	FOREIGN KEY(first_approver) REFERENCES members (id), 
	FOREIGN KEY(decided_by) REFERENCES members (id), 
	FOREIGN KEY(reversal_id) REFERENCES entries (id), 
	FOREIGN KEY(new_entry_id) REFERENCES entries (id)
)
 STRICT;

CREATE TABLE covers (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	meeting_id INTEGER, 
	date TEXT NOT NULL, 
	debtor_id INTEGER NOT NULL, 
	coverer_id INTEGER, 
	loan_id INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	claim_id INTEGER, 
	return_claim_id INTEGER, 
	created_by INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	returned_at INTEGER, 
	dropped_at INTEGER, 
	CONSTRAINT ck_covers_amount CHECK (amount > 0), 
	CONSTRAINT ck_covers_two_people CHECK (coverer_id IS NULL OR coverer_id <> debtor_id), 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(meeting_id) REFERENCES meetings (id), 
	FOREIGN KEY(debtor_id) REFERENCES members (id), 
	FOREIGN KEY(coverer_id) REFERENCES members (id), 
	FOREIGN KEY(loan_id) REFERENCES loans (id), 
	FOREIGN KEY(claim_id) REFERENCES claims (id), 
	FOREIGN KEY(return_claim_id) REFERENCES claims (id)
)
 STRICT;

CREATE TABLE digest_groups (
	telegram_id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	CONSTRAINT pk_digest_groups PRIMARY KEY (telegram_id, group_id), 
	FOREIGN KEY(group_id) REFERENCES groups (id)
)
 STRICT;

CREATE TABLE digests (
	telegram_id INTEGER NOT NULL, 
	weekday INTEGER DEFAULT 0 NOT NULL, 
	hour TEXT DEFAULT '07.00' NOT NULL, 
	zone TEXT DEFAULT '' NOT NULL, 
	state TEXT DEFAULT 'on' NOT NULL, 
	set_at INTEGER NOT NULL, 
	CONSTRAINT pk_digests PRIMARY KEY (telegram_id), 
	CONSTRAINT ck_digests_weekday CHECK (weekday BETWEEN 0 AND 6), 
	CONSTRAINT ck_digests_state CHECK (state IN ('on', 'off'))
)
 STRICT;

CREATE TABLE drafts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat_id INTEGER NOT NULL, 
	telegram_id INTEGER NOT NULL, 
	group_id INTEGER, 
	kind TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	CONSTRAINT uq_drafts_person UNIQUE (chat_id, telegram_id), 
	FOREIGN KEY(group_id) REFERENCES groups (id)
)
 STRICT;

CREATE TABLE entries (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	date TEXT NOT NULL, 
	recorded_at INTEGER NOT NULL, 
	claim_id INTEGER, 
	reverses_id INTEGER, 
	replaces_id INTEGER, 
	member_id INTEGER, 
	reported_by INTEGER, 
	confirmed_by INTEGER, 
	text_digest TEXT NOT NULL, 
	previous_hash TEXT NOT NULL, 
	hash TEXT NOT NULL, loan_id INTEGER REFERENCES loans (id), 
	CONSTRAINT uq_entries_number UNIQUE (group_id, number), 
	CONSTRAINT uq_entries_claim UNIQUE (claim_id), 
	CONSTRAINT uq_entries_reverses UNIQUE (reverses_id), 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(reverses_id) REFERENCES entries (id), 
	FOREIGN KEY(replaces_id) REFERENCES entries (id), 
	FOREIGN KEY(member_id) REFERENCES members (id), 
	FOREIGN KEY(reported_by) REFERENCES members (id), 
	FOREIGN KEY(confirmed_by) REFERENCES members (id)
)
 STRICT;

CREATE TABLE entry_texts (
	entry_id INTEGER NOT NULL, 
	salt TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (entry_id), 
	FOREIGN KEY(entry_id) REFERENCES entries (id)
)
 STRICT;

CREATE TABLE goals (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	target INTEGER NOT NULL, 
	since TEXT NOT NULL, 
	until TEXT NOT NULL, 
	set_by INTEGER NOT NULL, 
	set_at INTEGER NOT NULL, 
	state TEXT DEFAULT 'current' NOT NULL, 
	CONSTRAINT ck_goals_target CHECK (target > 0), 
	CONSTRAINT ck_goals_until CHECK (until > since), 
	CONSTRAINT ck_goals_state CHECK (state IN ('current', 'replaced', 'dropped')), 
	FOREIGN KEY(group_id) REFERENCES groups (id)
)
 STRICT;

CREATE TABLE groups (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat_id INTEGER, 
	name TEXT NOT NULL, 
	preset TEXT NOT NULL, 
	zone TEXT NOT NULL, 
	rules TEXT NOT NULL, 
	rules_version INTEGER DEFAULT 1 NOT NULL, 
	state TEXT DEFAULT 'active' NOT NULL, 
	started_at INTEGER NOT NULL, 
	started_by INTEGER NOT NULL, 
	last_number INTEGER DEFAULT 0 NOT NULL, 
	head_hash TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_groups_chat_id UNIQUE (chat_id), 
	CONSTRAINT ck_groups_state CHECK (state IN ('active', 'closed'))
)
 STRICT;

CREATE TABLE hardships (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	loan_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	told_by INTEGER NOT NULL, 
	periods INTEGER DEFAULT 0 NOT NULL, 
	proposer_id INTEGER, 
	proposed_by INTEGER, 
	interest INTEGER DEFAULT 0 NOT NULL, 
	penalty INTEGER DEFAULT 0 NOT NULL, 
	state TEXT DEFAULT 'told' NOT NULL, 
	created_at INTEGER NOT NULL, 
	decided_at INTEGER, 
	decider_id INTEGER, 
	decided_by INTEGER, talked_at INTEGER, 
	CONSTRAINT ck_hardships_help CHECK (periods >= 0 AND interest >= 0 AND penalty >= 0), 
	CONSTRAINT ck_hardships_state CHECK (state IN ('told', 'waiting', 'accepted', 'rejected', 'withdrawn')), 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(loan_id) REFERENCES loans (id), 
	FOREIGN KEY(proposed_by) REFERENCES members (id), 
	FOREIGN KEY(decided_by) REFERENCES members (id)
)
 STRICT;

CREATE TABLE inbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	update_id INTEGER, 
	source TEXT DEFAULT 'telegram' NOT NULL, 
	body TEXT NOT NULL, 
	received_at INTEGER NOT NULL, 
	state TEXT DEFAULT 'waiting' NOT NULL, 
	tries INTEGER DEFAULT 0 NOT NULL, 
	done_at INTEGER, 
	reference TEXT, 
	error TEXT, 
	CONSTRAINT uq_inbox_update_id UNIQUE (update_id), 
	CONSTRAINT ck_inbox_source CHECK (source IN ('telegram', 'answer')), 
	CONSTRAINT ck_inbox_state CHECK (state IN ('waiting', 'done', 'aside'))
)
 STRICT;

CREATE TABLE instalments (
	loan_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	due_on TEXT NOT NULL, 
	principal INTEGER NOT NULL, 
	interest INTEGER NOT NULL, 
	savings INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_instalments PRIMARY KEY (loan_id, number), 
	CONSTRAINT ck_instalments_parts CHECK (principal >= 0 AND interest >= 0 AND savings >= 0), 
	FOREIGN KEY(loan_id) REFERENCES loans (id)
)
 STRICT;

CREATE TABLE loan_votes (
	loan_id INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	member_id INTEGER NOT NULL, 
	telegram_id INTEGER NOT NULL, 
	vote TEXT NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	voted_at INTEGER NOT NULL, 
	CONSTRAINT pk_loan_votes PRIMARY KEY (loan_id, stage, member_id), 
	CONSTRAINT uq_loan_votes_telegram UNIQUE (loan_id, stage, telegram_id), 
	CONSTRAINT ck_loan_votes_stage CHECK (stage IN ('decision', 'payout')), 
	CONSTRAINT ck_loan_votes_vote CHECK (vote IN ('yes', 'no')), 
	FOREIGN KEY(loan_id) REFERENCES loans (id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE loans (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	member_id INTEGER, 
	lender TEXT DEFAULT '' NOT NULL, 
	funded_by INTEGER, 
	state TEXT DEFAULT 'asked' NOT NULL, 
	method TEXT NOT NULL, 
	principal INTEGER NOT NULL, 
	periods INTEGER NOT NULL, 
	rate TEXT NOT NULL, 
	period TEXT NOT NULL, 
	multiple INTEGER NOT NULL, 
	allocation TEXT NOT NULL, 
	early_payoff TEXT NOT NULL, 
	penalty TEXT NOT NULL, 
	admin TEXT NOT NULL, 
	held TEXT NOT NULL, 
	purpose TEXT DEFAULT '' NOT NULL, 
	decision TEXT NOT NULL, 
	first_due TEXT, 
	chat_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	item INTEGER NOT NULL, 
	asked_by INTEGER NOT NULL, 
	asked_member INTEGER, 
	asked_on TEXT NOT NULL, 
	closes_at INTEGER, 
	principal_before INTEGER DEFAULT 0 NOT NULL, 
	interest_before INTEGER DEFAULT 0 NOT NULL, 
	created_at INTEGER NOT NULL, 
	decided_at INTEGER, 
	disbursed_on TEXT, 
	disbursement_id INTEGER, 
	received_at INTEGER, 
	CONSTRAINT uq_loans_number UNIQUE (group_id, number), 
	CONSTRAINT uq_loans_message UNIQUE (chat_id, message_id, item), 
	CONSTRAINT ck_loans_terms CHECK (principal > 0 AND periods > 0 AND multiple > 0), 
	CONSTRAINT ck_loans_before CHECK (principal_before BETWEEN 0 AND principal AND interest_before >= 0), 
	CONSTRAINT ck_loans_disbursed CHECK (state NOT IN ('active', 'paid', 'written_off') OR disbursement_id IS NOT NULL), 
	CONSTRAINT ck_loans_state CHECK (state IN ('asked', 'approved', 'active', 'paid', 'written_off', 'rejected', 'withdrawn', 'lapsed')), 
	CONSTRAINT ck_loans_decision CHECK (decision IN ('pengurus', 'musyawarah')), 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(member_id) REFERENCES members (id), 
	FOREIGN KEY(funded_by) REFERENCES loans (id), 
	FOREIGN KEY(asked_member) REFERENCES members (id), 
	FOREIGN KEY(disbursement_id) REFERENCES entries (id)
)
 STRICT;

CREATE TABLE marks (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
)
 STRICT;

CREATE TABLE meeting_changes (
	group_id INTEGER NOT NULL, 
	planned_on TEXT NOT NULL, 
	held_on TEXT, 
	hour TEXT DEFAULT '' NOT NULL, 
	place TEXT DEFAULT '' NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_at INTEGER NOT NULL, 
	CONSTRAINT pk_meeting_changes PRIMARY KEY (group_id, planned_on), 
	FOREIGN KEY(group_id) REFERENCES groups (id)
)
 STRICT;

CREATE TABLE meetings (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	held_on TEXT NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	opened_at INTEGER NOT NULL, 
	opened_by INTEGER NOT NULL, 
	closed_at INTEGER, 
	closed_by INTEGER, 
	CONSTRAINT uq_meetings_number UNIQUE (group_id, number), 
	CONSTRAINT uq_meetings_held_on UNIQUE (group_id, held_on), 
	CONSTRAINT ck_meetings_state CHECK (state IN ('open', 'closed')), 
	FOREIGN KEY(group_id) REFERENCES groups (id)
)
 STRICT;

CREATE TABLE members (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	sex TEXT, 
	birth_year INTEGER, 
	household TEXT, 
	rt_rw TEXT, 
	phone TEXT, 
	occupation TEXT, 
	joined_on TEXT NOT NULL, 
	left_on TEXT, 
	CONSTRAINT ck_members_sex CHECK (sex IS NULL OR sex IN ('L', 'P')), 
	FOREIGN KEY(group_id) REFERENCES groups (id)
)
 STRICT;

CREATE TABLE occurrences (
	group_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	occurrence TEXT NOT NULL, 
	person INTEGER DEFAULT 0 NOT NULL, 
	claimed_at INTEGER NOT NULL, 
	outcome TEXT DEFAULT 'sent' NOT NULL, 
	CONSTRAINT pk_occurrences PRIMARY KEY (group_id, kind, occurrence, person), 
	CONSTRAINT ck_occurrences_outcome CHECK (outcome IN ('sent', 'dropped'))
)
 STRICT;

CREATE TABLE outbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	lane INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	method TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	slot TEXT, 
	purpose TEXT, 
	inbox_id INTEGER, 
	created_at INTEGER NOT NULL, 
	expires_at INTEGER, 
	state TEXT DEFAULT 'waiting' NOT NULL, 
	tries INTEGER DEFAULT 0 NOT NULL, 
	sent_at INTEGER, 
	error TEXT, stands_for TEXT, 
	CONSTRAINT ck_outbox_lane CHECK (lane IN (0, 1)), 
	CONSTRAINT ck_outbox_state CHECK (state IN ('waiting', 'sent', 'failed', 'dropped', 'superseded'))
)
 STRICT;

CREATE TABLE pauses (
	member_id INTEGER NOT NULL, 
	until TEXT NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_at INTEGER NOT NULL, 
	CONSTRAINT pk_pauses PRIMARY KEY (member_id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE people (
	telegram_id INTEGER NOT NULL, 
	first_name TEXT NOT NULL, 
	username TEXT, 
	language TEXT, 
	started INTEGER DEFAULT 0 NOT NULL, 
	blocked INTEGER DEFAULT 0 NOT NULL, 
	current_group INTEGER, 
	seen_at INTEGER NOT NULL, 
	PRIMARY KEY (telegram_id), 
	CONSTRAINT ck_people_started CHECK (started IN (0, 1)), 
	CONSTRAINT ck_people_blocked CHECK (blocked IN (0, 1))
)
 STRICT;

CREATE TABLE pictures (
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	file_id TEXT NOT NULL, 
	used_at INTEGER NOT NULL, 
	CONSTRAINT pk_pictures PRIMARY KEY (kind, subject)
)
 STRICT;

CREATE TABLE plans (
	group_id INTEGER NOT NULL, 
	planned_on TEXT NOT NULL, 
	member_id INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	said_by INTEGER NOT NULL, 
	said_at INTEGER NOT NULL, 
	CONSTRAINT pk_plans PRIMARY KEY (group_id, planned_on, member_id), 
	CONSTRAINT ck_plans_status CHECK (status IN ('H', 'I', 'S')), 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE postings (
	entry_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	debit_id INTEGER NOT NULL, 
	credit_id INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	CONSTRAINT pk_postings PRIMARY KEY (entry_id, line), 
	CONSTRAINT ck_postings_amount CHECK (amount > 0), 
	CONSTRAINT ck_postings_two_accounts CHECK (debit_id <> credit_id), 
	FOREIGN KEY(entry_id) REFERENCES entries (id), 
	FOREIGN KEY(debit_id) REFERENCES accounts (id), 
	FOREIGN KEY(credit_id) REFERENCES accounts (id)
)
 STRICT;

CREATE TABLE programmes (
	group_id INTEGER NOT NULL, 
	started_on TEXT NOT NULL, 
	pattern TEXT NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_at INTEGER NOT NULL, 
	CONSTRAINT pk_programmes PRIMARY KEY (group_id), 
	FOREIGN KEY(group_id) REFERENCES groups (id)
)
 STRICT;

CREATE TABLE roles (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	member_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	since INTEGER NOT NULL, 
	until INTEGER, 
	given_by INTEGER, 
	CONSTRAINT ck_roles_role CHECK (role IN ('ketua', 'sekretaris', 'bendahara', 'pendamping', 'anggota')), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE rule_changes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	old_value TEXT NOT NULL, 
	new_value TEXT NOT NULL, 
	changed_by INTEGER NOT NULL, 
	changed_at INTEGER NOT NULL, 
	CONSTRAINT uq_rule_changes_version UNIQUE (group_id, version, rule), 
	FOREIGN KEY(group_id) REFERENCES groups (id)
)
 STRICT;

CREATE TABLE shifts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	loan_id INTEGER NOT NULL, 
	from_number INTEGER NOT NULL, 
	periods INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_member INTEGER, 
	made_at INTEGER NOT NULL, 
	CONSTRAINT ck_shifts_periods CHECK (periods > 0), 
	FOREIGN KEY(loan_id) REFERENCES loans (id), 
	FOREIGN KEY(made_member) REFERENCES members (id)
)
 STRICT;

CREATE TABLE slots (
	slot TEXT NOT NULL, 
	chat_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	PRIMARY KEY (slot)
)
 STRICT;

CREATE TABLE speakers (
	member_id INTEGER NOT NULL, 
	telegram_id INTEGER NOT NULL, 
	linked_at INTEGER NOT NULL, 
	CONSTRAINT pk_speakers PRIMARY KEY (member_id, telegram_id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE unasked (
	member_id INTEGER NOT NULL, 
	since INTEGER NOT NULL, 
	CONSTRAINT pk_unasked PRIMARY KEY (member_id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE visits (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	group_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	written_by INTEGER NOT NULL, 
	visited_on TEXT NOT NULL, 
	place TEXT DEFAULT '' NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	follow_up TEXT DEFAULT '' NOT NULL, 
	photo TEXT, 
	state TEXT DEFAULT 'kept' NOT NULL, 
	created_at INTEGER NOT NULL, 
	CONSTRAINT ck_visits_state CHECK (state IN ('kept', 'withdrawn')), 
	FOREIGN KEY(group_id) REFERENCES groups (id), 
	FOREIGN KEY(member_id) REFERENCES members (id)
)
 STRICT;

CREATE TABLE waivers (
	entry_id INTEGER NOT NULL, 
	loan_id INTEGER NOT NULL, 
	interest INTEGER NOT NULL, 
	PRIMARY KEY (entry_id), 
	CONSTRAINT ck_waivers_interest CHECK (interest > 0), 
	FOREIGN KEY(entry_id) REFERENCES entries (id), 
	FOREIGN KEY(loan_id) REFERENCES loans (id)
)
 STRICT;

CREATE INDEX ix_accounts_member ON accounts (member_id);

CREATE INDEX ix_alarms_at ON alarms (at, kind, subject);

CREATE INDEX ix_attendance_member ON attendance (member_id);

CREATE INDEX ix_claims_loan ON claims (loan_id) WHERE loan_id IS NOT NULL;

CREATE INDEX ix_claims_meeting ON claims (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE INDEX ix_claims_member ON claims (member_id);

CREATE INDEX ix_claims_waiting ON claims (group_id, id) WHERE state = 'waiting';

CREATE INDEX ix_confidential_notes_author ON confidential_notes (author, group_id);

CREATE INDEX ix_corrections_waiting ON corrections (group_id) WHERE state = 'waiting';

CREATE INDEX ix_covers_claim ON covers (claim_id);

CREATE INDEX ix_covers_group ON covers (group_id);

CREATE INDEX ix_covers_meeting ON covers (meeting_id);

CREATE INDEX ix_covers_open ON covers (group_id) WHERE dropped_at IS NULL AND returned_at IS NULL;

CREATE INDEX ix_drafts_expires_at ON drafts (expires_at);

CREATE INDEX ix_entries_loan ON entries (loan_id) WHERE loan_id IS NOT NULL;

CREATE INDEX ix_entries_member ON entries (member_id);

CREATE INDEX ix_entries_replaces ON entries (replaces_id) WHERE replaces_id IS NOT NULL;

CREATE INDEX ix_hardships_accepted ON hardships (loan_id) WHERE state = 'accepted';

CREATE INDEX ix_hardships_group ON hardships (group_id);

CREATE INDEX ix_hardships_told ON hardships (group_id) WHERE state IN ('told', 'withdrawn') AND talked_at IS NULL;

CREATE INDEX ix_inbox_done_at ON inbox (done_at);

CREATE INDEX ix_inbox_waiting ON inbox (id) WHERE state = 'waiting';

CREATE INDEX ix_loans_asked ON loans (group_id) WHERE state IN ('asked', 'approved');

CREATE INDEX ix_loans_closes_at ON loans (closes_at) WHERE state = 'asked';

CREATE INDEX ix_loans_member ON loans (member_id);

CREATE INDEX ix_members_group ON members (group_id);

CREATE INDEX ix_occurrences_claimed_at ON occurrences (claimed_at);

CREATE INDEX ix_outbox_sent_at ON outbox (sent_at);

CREATE INDEX ix_outbox_waiting ON outbox (id) WHERE state = 'waiting';

CREATE INDEX ix_pictures_used_at ON pictures (used_at);

CREATE INDEX ix_shifts_loan ON shifts (loan_id);

CREATE INDEX ix_speakers_telegram ON speakers (telegram_id);

CREATE INDEX ix_visits_group ON visits (group_id, visited_on);

CREATE INDEX ix_waivers_loan ON waivers (loan_id);

CREATE UNIQUE INDEX uq_accounts ON accounts (group_id, kind, name, coalesce(member_id, 0));

CREATE UNIQUE INDEX uq_corrections_open ON corrections (entry_id) WHERE state = 'waiting';

CREATE UNIQUE INDEX uq_goals_current ON goals (group_id) WHERE state = 'current';

CREATE UNIQUE INDEX uq_hardships_open ON hardships (loan_id) WHERE state = 'waiting';

CREATE UNIQUE INDEX uq_meetings_open ON meetings (group_id) WHERE state = 'open';

CREATE UNIQUE INDEX uq_members_name ON members (group_id, lower(name)) WHERE left_on IS NULL;

CREATE UNIQUE INDEX uq_roles_now ON roles (member_id, role) WHERE until IS NULL;

CREATE TRIGGER accounts_refuse_delete BEFORE DELETE ON accounts BEGIN SELECT RAISE(ABORT, 'accounts are immutable'); END;

CREATE TRIGGER accounts_refuse_update BEFORE UPDATE ON accounts BEGIN SELECT RAISE(ABORT, 'accounts are immutable'); END;

CREATE TRIGGER claims_keep_decision BEFORE UPDATE ON claims WHEN OLD.state <> 'waiting' BEGIN SELECT RAISE(ABORT, 'a decided claim is immutable'); END;

CREATE TRIGGER claims_refuse_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'claims are kept'); END;

CREATE TRIGGER entries_refuse_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries are immutable'); END;

CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are immutable'); END;

CREATE TRIGGER hardships_keep_decision BEFORE UPDATE ON hardships WHEN OLD.state NOT IN ('told', 'waiting') AND (NEW.reason <> '' OR (OLD.id, OLD.group_id, OLD.loan_id, OLD.told_by, OLD.periods, OLD.proposer_id, OLD.proposed_by, OLD.interest, OLD.penalty, OLD.state, OLD.created_at, OLD.decided_at, OLD.decider_id, OLD.decided_by) IS NOT (NEW.id, NEW.group_id, NEW.loan_id, NEW.told_by, NEW.periods, NEW.proposer_id, NEW.proposed_by, NEW.interest, NEW.penalty, NEW.state, NEW.created_at, NEW.decided_at, NEW.decider_id, NEW.decided_by)) BEGIN SELECT RAISE(ABORT, 'a decided hardship is immutable'); END;

CREATE TRIGGER hardships_refuse_delete BEFORE DELETE ON hardships BEGIN SELECT RAISE(ABORT, 'hardships are kept'); END;

CREATE TRIGGER instalments_keep_amounts BEFORE UPDATE OF loan_id, number, principal, interest, savings ON instalments BEGIN SELECT RAISE(ABORT, 'the amounts of a schedule are immutable'); END;

CREATE TRIGGER instalments_refuse_delete BEFORE DELETE ON instalments WHEN EXISTS (SELECT 1 FROM loans WHERE id = OLD.loan_id AND state IN ('active', 'paid', 'written_off')) BEGIN SELECT RAISE(ABORT, 'a running schedule is kept'); END;

CREATE TRIGGER loans_keep_purpose BEFORE UPDATE OF purpose ON loans WHEN NEW.purpose <> '' BEGIN SELECT RAISE(ABORT, 'the purpose of a loan is kept'); END;

CREATE TRIGGER loans_keep_terms BEFORE UPDATE OF group_id, number, member_id, lender, method, principal, periods, rate, period, multiple, allocation, early_payoff, penalty, admin, held, chat_id, message_id, item, asked_by, asked_member, asked_on, principal_before, interest_before, created_at ON loans BEGIN SELECT RAISE(ABORT, 'the terms of a loan are immutable'); END;

CREATE TRIGGER loans_refuse_delete BEFORE DELETE ON loans BEGIN SELECT RAISE(ABORT, 'loans are kept'); END;

CREATE TRIGGER postings_refuse_delete BEFORE DELETE ON postings BEGIN SELECT RAISE(ABORT, 'postings are immutable'); END;

CREATE TRIGGER postings_refuse_update BEFORE UPDATE ON postings BEGIN SELECT RAISE(ABORT, 'postings are immutable'); END;

CREATE TRIGGER rule_changes_refuse_update BEFORE UPDATE ON rule_changes BEGIN SELECT RAISE(ABORT, 'rule_changes are immutable'); END;

CREATE TRIGGER shifts_refuse_delete BEFORE DELETE ON shifts BEGIN SELECT RAISE(ABORT, 'shifts are kept'); END;

CREATE TRIGGER shifts_refuse_update BEFORE UPDATE ON shifts WHEN NEW.reason <> '' OR (OLD.id, OLD.loan_id, OLD.from_number, OLD.periods, OLD.made_by, OLD.made_member, OLD.made_at) IS NOT (NEW.id, NEW.loan_id, NEW.from_number, NEW.periods, NEW.made_by, NEW.made_member, NEW.made_at) BEGIN SELECT RAISE(ABORT, 'shifts are immutable'); END;

CREATE TRIGGER waivers_refuse_delete BEFORE DELETE ON waivers BEGIN SELECT RAISE(ABORT, 'waivers are kept'); END;

CREATE TRIGGER waivers_refuse_update BEFORE UPDATE ON waivers BEGIN SELECT RAISE(ABORT, 'waivers are immutable'); END;


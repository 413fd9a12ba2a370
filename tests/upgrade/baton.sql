PRAGMA application_id = 0;
BEGIN TRANSACTION;
CREATE TABLE baton_revision (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT baton_revision_pkc PRIMARY KEY (version_num)
);
INSERT INTO "baton_revision" VALUES('0007');
CREATE TABLE digests (
	workspace TEXT NOT NULL, 
	person TEXT NOT NULL, 
	day DATE NOT NULL, 
	conversation TEXT NOT NULL, 
	ts TEXT NOT NULL, 
	todos TEXT NOT NULL, 
	CONSTRAINT pk_digests PRIMARY KEY (workspace, person, day)
);
CREATE TABLE errands (
	id INTEGER NOT NULL, 
	workspace TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	lane TEXT NOT NULL, 
	place BIGINT NOT NULL, 
	about TEXT NOT NULL, 
	ref TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	due DATETIME NOT NULL, 
	next_try DATETIME NOT NULL, 
	state TEXT NOT NULL, 
	generation INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	claimed_at DATETIME, 
	leased_until DATETIME, 
	finished_at DATETIME, 
	why TEXT NOT NULL, 
	result TEXT NOT NULL, asked_at DATETIME, 
	CONSTRAINT pk_errands PRIMARY KEY (id), 
	CONSTRAINT uq_errands_workspace_key UNIQUE (workspace, "key")
);
INSERT INTO "errands" VALUES(1,'T0PLAYGROUND','open_channel','open_channel:5888239d9477','channel:5888239d9477',1,'5888239d9477','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{"channel": "C000001CE0Z"}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(2,'T0PLAYGROUND','welcome','welcome:5888239d9477:outgoing','dm:5888239d9477:U0DANA0001',13,'5888239d9477','{"user": "U0DANA0001", "role": "outgoing"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',2,1,2,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(3,'T0PLAYGROUND','welcome','welcome:5888239d9477:incoming','dm:5888239d9477:U0PRIYA001',15,'5888239d9477','{"user": "U0PRIYA001", "role": "incoming"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',2,1,2,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(4,'T0PLAYGROUND','welcome','welcome:5888239d9477:manager','dm:5888239d9477:U0AIKO0001',14,'5888239d9477','{"user": "U0AIKO0001", "role": "manager"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',2,1,2,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(5,'T0PLAYGROUND','prompt','prompt:5888239d9477:1','dm:5888239d9477:U0DANA0001',6,'5888239d9477','{"user": "U0DANA0001", "seq": "1"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{"ts": "1772463600.001600"}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(6,'T0PLAYGROUND','window_ends','window_ends:5888239d9477:2026-03-23','window:5888239d9477',12,'5888239d9477','{"end": "2026-03-23"}',1,'2026-03-24 12:00:00.000000','2026-03-24 12:00:00.000000','pending',1,0,0,NULL,NULL,NULL,'','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(7,'T0PLAYGROUND','invite','invite:5888239d9477','channel:5888239d9477',2,'5888239d9477','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(8,'T0PLAYGROUND','summary_card','summary_card:5888239d9477','channel:5888239d9477',38,'5888239d9477','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',4,1,4,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{"ts": "1772463600.001800"}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(9,'T0PLAYGROUND','home_tab','home_tab:U0DANA0001','home:U0DANA0001',32,'','{"user": "U0DANA0001"}',1,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',6,1,5,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(10,'T0PLAYGROUND','home_tab','home_tab:U0PRIYA001','home:U0PRIYA001',33,'','{"user": "U0PRIYA001"}',1,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',5,1,4,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(11,'T0PLAYGROUND','home_tab','home_tab:U0AIKO0001','home:U0AIKO0001',34,'','{"user": "U0AIKO0001"}',1,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',6,1,5,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(12,'T0PLAYGROUND','bookmarks','bookmarks:5888239d9477','channel:5888239d9477',13,'5888239d9477','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',4,1,2,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(13,'T0PLAYGROUND','open_channel','open_channel:2d658c473d21','channel:2d658c473d21',13,'2d658c473d21','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{"channel": "C000001XY1G"}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(14,'T0PLAYGROUND','welcome','welcome:2d658c473d21:outgoing','dm:2d658c473d21:U0DANA0001',25,'2d658c473d21','{"user": "U0DANA0001", "role": "outgoing"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',2,1,2,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(15,'T0PLAYGROUND','welcome','welcome:2d658c473d21:incoming','dm:2d658c473d21:U0MAREK001',27,'2d658c473d21','{"user": "U0MAREK001", "role": "incoming"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',2,1,2,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(16,'T0PLAYGROUND','welcome','welcome:2d658c473d21:manager','dm:2d658c473d21:U0AIKO0001',26,'2d658c473d21','{"user": "U0AIKO0001", "role": "manager"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',2,1,2,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(17,'T0PLAYGROUND','prompt','prompt:2d658c473d21:1','dm:2d658c473d21:U0DANA0001',18,'2d658c473d21','{"user": "U0DANA0001", "seq": "1"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{"ts": "1772463600.003900"}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(18,'T0PLAYGROUND','window_ends','window_ends:2d658c473d21:2026-03-23','window:2d658c473d21',24,'2d658c473d21','{"end": "2026-03-23"}',1,'2026-03-24 12:00:00.000000','2026-03-24 12:00:00.000000','pending',1,0,0,NULL,NULL,NULL,'','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(19,'T0PLAYGROUND','invite','invite:2d658c473d21','channel:2d658c473d21',14,'2d658c473d21','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(20,'T0PLAYGROUND','summary_card','summary_card:2d658c473d21','channel:2d658c473d21',19,'2d658c473d21','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{"ts": "1772463600.004100"}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(21,'T0PLAYGROUND','home_tab','home_tab:U0MAREK001','home:U0MAREK001',21,'','{"user": "U0MAREK001"}',1,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(22,'T0PLAYGROUND','bookmarks','bookmarks:2d658c473d21','channel:2d658c473d21',25,'2d658c473d21','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',4,1,2,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(23,'T0PLAYGROUND','prompt','prompt:5888239d9477:2','dm:5888239d9477:U0DANA0001',25,'5888239d9477','{"user": "U0DANA0001", "seq": "2"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{"ts": "1772463600.005500"}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(24,'T0PLAYGROUND','prompt','prompt:5888239d9477:3','dm:5888239d9477:U0DANA0001',25,'5888239d9477','{"user": "U0DANA0001", "seq": "3"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','done',1,1,1,'2026-03-02 15:00:00.000000',NULL,'2026-03-02 15:00:00.000000','','{"ts": "1772463600.006400"}','2026-11-29 01:37:42');
INSERT INTO "errands" VALUES(25,'T0PLAYGROUND','open_channel','open_channel:9e18b1038781','channel:9e18b1038781',25,'9e18b1038781','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','leased',1,1,1,'2026-03-02 15:00:00.000000','2026-03-02 15:01:30.000000',NULL,'','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(26,'T0PLAYGROUND','welcome','welcome:9e18b1038781:outgoing','dm:9e18b1038781:U0DANA0001',27,'9e18b1038781','{"user": "U0DANA0001", "role": "outgoing"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','leased',1,1,1,'2026-03-02 15:00:00.000000','2026-03-02 15:01:30.000000',NULL,'','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(27,'T0PLAYGROUND','welcome','welcome:9e18b1038781:incoming','dm:9e18b1038781:U0PRIYA001',28,'9e18b1038781','{"user": "U0PRIYA001", "role": "incoming"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','leased',1,1,1,'2026-03-02 15:00:00.000000','2026-03-02 15:01:30.000000',NULL,'','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(28,'T0PLAYGROUND','welcome','welcome:9e18b1038781:manager','dm:9e18b1038781:U0AIKO0001',29,'9e18b1038781','{"user": "U0AIKO0001", "role": "manager"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','leased',1,1,1,'2026-03-02 15:00:00.000000','2026-03-02 15:01:30.000000',NULL,'','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(29,'T0PLAYGROUND','prompt','prompt:9e18b1038781:1','dm:9e18b1038781:U0DANA0001',30,'9e18b1038781','{"user": "U0DANA0001", "seq": "1"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','pending',1,0,0,NULL,NULL,NULL,'','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(30,'T0PLAYGROUND','window_ends','window_ends:9e18b1038781:2026-03-23','window:9e18b1038781',36,'9e18b1038781','{"end": "2026-03-23"}',1,'2026-03-24 12:00:00.000000','2026-03-24 12:00:00.000000','pending',1,0,0,NULL,NULL,NULL,'','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(31,'T0PLAYGROUND','invite','invite:9e18b1038781','channel:9e18b1038781',26,'9e18b1038781','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','pending',1,0,0,NULL,NULL,NULL,'','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(32,'T0PLAYGROUND','summary_card','summary_card:9e18b1038781','channel:9e18b1038781',31,'9e18b1038781','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','pending',1,0,0,NULL,NULL,NULL,'','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(33,'T0PLAYGROUND','bookmarks','bookmarks:9e18b1038781','channel:9e18b1038781',35,'9e18b1038781','{}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','pending',1,0,0,NULL,NULL,NULL,'','{}','2026-11-29 01:37:44');
INSERT INTO "errands" VALUES(34,'T0PLAYGROUND','prompt','prompt:5888239d9477:4','dm:5888239d9477:U0DANA0001',37,'5888239d9477','{"user": "U0DANA0001", "seq": "4"}',0,'1970-01-01 00:00:00.000000','1970-01-01 00:00:00.000000','leased',1,1,1,'2026-03-02 15:00:00.000000','2026-03-02 15:01:30.000000',NULL,'','{}','2026-11-29 01:37:44');
CREATE TABLE handovers (
	workspace TEXT NOT NULL, 
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	account TEXT NOT NULL, 
	account_key TEXT NOT NULL, 
	playbook TEXT NOT NULL, 
	status TEXT NOT NULL, 
	is_open BOOLEAN NOT NULL, 
	opened_at DATETIME NOT NULL, 
	document TEXT NOT NULL, closed_at DATETIME, 
	CONSTRAINT pk_handovers PRIMARY KEY (workspace, id)
);
INSERT INTO "handovers" VALUES('T0PLAYGROUND','5888239d9477',7,'Fjordline Logistics','8b4604fa089c584095251fb8588d89dd1b628f9cb4e9ba500b1e8b190b44725a','standard','active',1,'2026-03-02 15:00:00.000000','{"id":"5888239d9477","workspace":"T0PLAYGROUND","account":"Fjordline Logistics","outgoing":"U0DANA0001","incoming":"U0PRIYA001","manager":"U0AIKO0001","reason":"promotion","window":{"start":"2026-03-02","end":"2026-03-23"},"opened_by":"U0DANA0001","opened_at":"2026-03-02T15:00:00+00:00","backup":"","customer_reason":"Dana is moving to a new role with us.","internal_note":"","renewal_date":null,"contacts":[{"name":"Maria Olsen","email":"maria@fjordline.example","role":"Operations lead"}],"workdays":[0,1,2,3,4],"status":"active","stage":"prepare","answers":{"snapshot":{"item":"snapshot","parts":[{"text":"Two sites in Bergen and one in Hull, all on the standard plan.","by":"U0DANA0001","at":"2026-03-02T15:00:00.005100+00:00","source":"1772463600.005100","excuse":false}],"not_applicable":"","evidence":[],"by":"U0DANA0001","at":"2026-03-02T15:00:00.005100+00:00","accepted_by":"","accepted_at":null},"people":{"item":"people","parts":[{"text":"They want the reporting module live by June.","by":"U0DANA0001","at":"2026-03-02T15:00:00.006000+00:00","source":"1772463600.006000","excuse":false}],"not_applicable":"","evidence":[],"by":"U0DANA0001","at":"2026-03-02T15:00:00.006000+00:00","accepted_by":"","accepted_at":null},"upcoming":{"item":"upcoming","parts":[{"text":"Maria likes a short call on Fridays.","by":"U0DANA0001","at":"2026-03-02T15:00:00.006900+00:00","source":"1772463600.006900","excuse":false}],"not_applicable":"","evidence":[],"by":"U0DANA0001","at":"2026-03-02T15:00:00.006900+00:00","accepted_by":"","accepted_at":null}},"questions":[],"steps":{},"holds":[],"blocks":[],"lifts":[],"interview":{"prompts":[{"seq":1,"kind":"item","subject":"snapshot","outcome":"answered","posted_at":"2026-03-02T15:00:00.001600+00:00"},{"seq":2,"kind":"item","subject":"people","outcome":"answered","posted_at":"2026-03-02T15:00:00.005500+00:00"},{"seq":3,"kind":"item","subject":"upcoming","outcome":"answered","posted_at":"2026-03-02T15:00:00.006400+00:00"},{"seq":4,"kind":"item","subject":"promises","outcome":"open","posted_at":null}],"resting":false},"introduction":{"to":"","subject":"","body":"","version":0,"author":"","edited_at":null,"asked_at":null,"approved_version":0,"approved_by":"","approved_at":null,"sent_by":"","sent_at":null},"paused_on":null,"paused_days":0,"resumed_at":null,"closed_at":null,"closed_by":"","closing_note":"","told_overdue":[],"told_to":"","playbook":"standard"}',NULL);
INSERT INTO "handovers" VALUES('T0PLAYGROUND','2d658c473d21',2,'Alder Health','abd08f86452502eaaea831573304f50e0fdc9e5e4f215339b5b54b45fa9fd2b0','standard','active',1,'2026-03-02 15:00:00.000000','{"id":"2d658c473d21","workspace":"T0PLAYGROUND","account":"Alder Health","outgoing":"U0DANA0001","incoming":"U0MAREK001","manager":"U0AIKO0001","reason":"promotion","window":{"start":"2026-03-02","end":"2026-03-23"},"opened_by":"U0DANA0001","opened_at":"2026-03-02T15:00:00+00:00","backup":"","customer_reason":"Dana is moving to a new role with us.","internal_note":"","renewal_date":null,"contacts":[{"name":"Maria Olsen","email":"maria@fjordline.example","role":"Operations lead"}],"workdays":[0,1,2,3,4],"status":"active","stage":"prepare","answers":{},"questions":[],"steps":{},"holds":[],"blocks":[],"lifts":[],"interview":{"prompts":[{"seq":1,"kind":"item","subject":"snapshot","outcome":"open","posted_at":"2026-03-02T15:00:00.003900+00:00"}],"resting":false},"introduction":{"to":"","subject":"","body":"","version":0,"author":"","edited_at":null,"asked_at":null,"approved_version":0,"approved_by":"","approved_at":null,"sent_by":"","sent_at":null},"paused_on":null,"paused_days":0,"resumed_at":null,"closed_at":null,"closed_by":"","closing_note":"","told_overdue":[],"told_to":"","playbook":"standard"}',NULL);
INSERT INTO "handovers" VALUES('T0PLAYGROUND','9e18b1038781',1,'Harbor Foods','1a52ea43b66fdebeace7991483097a8d3fcac42c305533ca6ec7ee51f88ab32f','standard','active',1,'2026-03-02 15:00:00.000000','{"id":"9e18b1038781","workspace":"T0PLAYGROUND","account":"Harbor Foods","outgoing":"U0DANA0001","incoming":"U0PRIYA001","manager":"U0AIKO0001","reason":"promotion","window":{"start":"2026-03-02","end":"2026-03-23"},"opened_by":"U0DANA0001","opened_at":"2026-03-02T15:00:00+00:00","backup":"","customer_reason":"Dana is moving to a new role with us.","internal_note":"","renewal_date":null,"contacts":[{"name":"Maria Olsen","email":"maria@harbor.example","role":"Operations lead"}],"workdays":[0,1,2,3,4],"status":"active","stage":"prepare","answers":{},"questions":[],"steps":{},"holds":[],"blocks":[],"lifts":[],"interview":{"prompts":[{"seq":1,"kind":"item","subject":"snapshot","outcome":"open","posted_at":null}],"resting":false},"introduction":{"to":"","subject":"","body":"","version":0,"author":"","edited_at":null,"asked_at":null,"approved_version":0,"approved_by":"","approved_at":null,"sent_by":"","sent_at":null},"paused_on":null,"paused_days":0,"resumed_at":null,"closed_at":null,"closed_by":"","closing_note":"","told_overdue":[],"told_to":"","playbook":"standard"}',NULL);
CREATE TABLE participants (
	workspace TEXT NOT NULL, 
	handover_id TEXT NOT NULL, 
	person TEXT NOT NULL, is_open BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_participants PRIMARY KEY (workspace, handover_id, person), 
	CONSTRAINT fk_participants_handovers FOREIGN KEY(workspace, handover_id) REFERENCES handovers (workspace, id) ON DELETE CASCADE
);
INSERT INTO "participants" VALUES('T0PLAYGROUND','5888239d9477','U0DANA0001',1);
INSERT INTO "participants" VALUES('T0PLAYGROUND','5888239d9477','U0PRIYA001',1);
INSERT INTO "participants" VALUES('T0PLAYGROUND','5888239d9477','U0AIKO0001',1);
INSERT INTO "participants" VALUES('T0PLAYGROUND','2d658c473d21','U0DANA0001',1);
INSERT INTO "participants" VALUES('T0PLAYGROUND','2d658c473d21','U0MAREK001',1);
INSERT INTO "participants" VALUES('T0PLAYGROUND','2d658c473d21','U0AIKO0001',1);
INSERT INTO "participants" VALUES('T0PLAYGROUND','9e18b1038781','U0DANA0001',1);
INSERT INTO "participants" VALUES('T0PLAYGROUND','9e18b1038781','U0PRIYA001',1);
INSERT INTO "participants" VALUES('T0PLAYGROUND','9e18b1038781','U0AIKO0001',1);
CREATE TABLE people (
	workspace TEXT NOT NULL, 
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	next_digest_at DATETIME, heard_on DATE, 
	CONSTRAINT pk_people PRIMARY KEY (workspace, id)
);
INSERT INTO "people" VALUES('T0PLAYGROUND','U0DANA0001','{"id":"U0DANA0001","name":"Dana Reyes","zone":"America/New_York","email":"dana.reyes@northwind.example","is_bot":false,"deactivated":false,"guest":false,"external":false,"admin":false,"workdays":[0,1,2,3,4],"digest_hour":9,"away_until":null,"profile_line":"","country":"US","guessed":true,"intensity":"standard"}','2026-03-03 14:00:00.000000','2026-03-02');
INSERT INTO "people" VALUES('T0PLAYGROUND','U0PRIYA001','{"id":"U0PRIYA001","name":"Priya Nair","zone":"Asia/Kolkata","email":"priya.nair@northwind.example","is_bot":false,"deactivated":false,"guest":false,"external":false,"admin":false,"workdays":[0,1,2,3,4],"digest_hour":9,"away_until":null,"profile_line":"","country":"IN","guessed":true,"intensity":"standard"}','2026-03-03 03:30:00.000000','2026-03-02');
INSERT INTO "people" VALUES('T0PLAYGROUND','U0AIKO0001','{"id":"U0AIKO0001","name":"Aiko Tanaka","zone":"Asia/Tokyo","email":"aiko.tanaka@northwind.example","is_bot":false,"deactivated":false,"guest":false,"external":false,"admin":false,"workdays":[0,1,2,3,4],"digest_hour":9,"away_until":null,"profile_line":"","country":"JP","guessed":true,"intensity":"standard"}','2026-03-03 00:00:00.000000',NULL);
INSERT INTO "people" VALUES('T0PLAYGROUND','U0MAREK001','{"id":"U0MAREK001","name":"Marek Novák","zone":"Europe/Prague","email":"marek.novak@northwind.example","is_bot":false,"deactivated":false,"guest":false,"external":false,"admin":false,"workdays":[0,1,2,3,4],"digest_hour":9,"away_until":null,"profile_line":"","country":"CZ","guessed":true,"intensity":"standard"}','2026-03-03 08:00:00.000000','2026-03-02');
CREATE TABLE places (
	workspace TEXT NOT NULL, 
	handover_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	conversation TEXT NOT NULL, 
	ts TEXT NOT NULL, 
	CONSTRAINT pk_places PRIMARY KEY (workspace, handover_id, kind), 
	CONSTRAINT fk_places_handovers FOREIGN KEY(workspace, handover_id) REFERENCES handovers (workspace, id) ON DELETE CASCADE
);
INSERT INTO "places" VALUES('T0PLAYGROUND','5888239d9477','channel','C000001CE0Z','');
INSERT INTO "places" VALUES('T0PLAYGROUND','5888239d9477','outgoing_thread','D0000010IAX','1772463600.000700');
INSERT INTO "places" VALUES('T0PLAYGROUND','5888239d9477','manager_thread','D000001DEOT','1772463600.000900');
INSERT INTO "places" VALUES('T0PLAYGROUND','5888239d9477','incoming_thread','D000001E98O','1772463600.001100');
INSERT INTO "places" VALUES('T0PLAYGROUND','5888239d9477','card','C000001CE0Z','1772463600.001800');
INSERT INTO "places" VALUES('T0PLAYGROUND','2d658c473d21','channel','C000001XY1G','');
INSERT INTO "places" VALUES('T0PLAYGROUND','2d658c473d21','outgoing_thread','D0000010IAX','1772463600.003000');
INSERT INTO "places" VALUES('T0PLAYGROUND','2d658c473d21','manager_thread','D000001DEOT','1772463600.003200');
INSERT INTO "places" VALUES('T0PLAYGROUND','2d658c473d21','incoming_thread','D000001ZN56','1772463600.003400');
INSERT INTO "places" VALUES('T0PLAYGROUND','2d658c473d21','card','C000001XY1G','1772463600.004100');
INSERT INTO "places" VALUES('T0PLAYGROUND','9e18b1038781','channel','C000003A5DK','');
CREATE TABLE seen_events (
	workspace TEXT NOT NULL, 
	event_id TEXT NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_seen_events PRIMARY KEY (workspace, event_id)
);
INSERT INTO "seen_events" VALUES('T0PLAYGROUND','Ev0000027MBV','2026-03-02 15:00:00.000000');
INSERT INTO "seen_events" VALUES('T0PLAYGROUND','Ev000002JBXY','2026-03-02 15:00:00.000000');
INSERT INTO "seen_events" VALUES('T0PLAYGROUND','Ev000002ZSN9','2026-03-02 15:00:00.000000');
CREATE TABLE workers (
	id TEXT NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_workers PRIMARY KEY (id)
);
INSERT INTO "workers" VALUES('1a7d415887ff2f5b','2026-03-02 15:00:00.000000');
CREATE INDEX ix_handovers_playbook ON handovers (playbook);
CREATE UNIQUE INDEX uq_handovers_one_open_per_account ON handovers (workspace, account_key) WHERE is_open;
CREATE INDEX ix_handovers_open ON handovers (workspace, opened_at) WHERE is_open;
CREATE INDEX ix_places_where ON places (workspace, conversation, ts);
CREATE INDEX ix_people_next_digest_at ON people (next_digest_at);
CREATE INDEX ix_digests_where ON digests (workspace, conversation, ts);
CREATE INDEX ix_errands_lane ON errands (workspace, lane, place) WHERE finished_at IS NULL;
CREATE INDEX ix_errands_place ON errands (place) WHERE finished_at IS NULL;
CREATE INDEX ix_errands_next_try ON errands (next_try) WHERE finished_at IS NULL;
CREATE INDEX ix_errands_failed ON errands (finished_at) WHERE state = 'failed';
CREATE INDEX ix_errands_next_try_here ON errands (workspace, next_try) WHERE finished_at IS NULL;
CREATE INDEX ix_participants_person ON participants (workspace, person, handover_id);
CREATE INDEX ix_participants_open ON participants (workspace, person, handover_id) WHERE is_open;
CREATE INDEX ix_people_next_digest_here ON people (workspace, next_digest_at);
CREATE INDEX ix_errands_leased_until ON errands (workspace, leased_until) WHERE leased_until IS NOT NULL;
CREATE INDEX ix_errands_finished ON errands (kind, finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX ix_seen_events_seen_at ON seen_events (seen_at);
CREATE INDEX ix_digests_day ON digests (day);
CREATE INDEX ix_errands_waiting ON errands (workspace, rank, due, place, kind) WHERE finished_at IS NULL;
COMMIT;

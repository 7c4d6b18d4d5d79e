BEGIN TRANSACTION;
CREATE TABLE changes (
	session_id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	path TEXT NOT NULL, 
	item TEXT NOT NULL, 
	value TEXT NOT NULL, 
	base INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (session_id, seq), 
	FOREIGN KEY(session_id) REFERENCES sessions (id)
);
INSERT INTO "changes" VALUES('ranking',1,'2026-11-21T09:00:00.000000+00:00','Ann','about/title','about/title','"Größe 📈 100%"',0,'6f53d55b700d8d0123b955c63e6191ec94c99c0ca4fada4fa4c836ce9275d088');
INSERT INTO "changes" VALUES('ranking',2,'2026-11-21T09:00:00.000000+00:00','Ann','about/owner','about/owner','"Ann"',0,'a5e9075a343ea7e7f37cb7b35b82604967eacc0fc7f879ff40816cedad85ecbf');
INSERT INTO "changes" VALUES('ranking',3,'2026-11-21T09:00:00.000000+00:00','Ann','risks/r1','risks/r1','{"title":"Bias"}',0,'239a9612afb553068aaae4fe3ccc101798b4c39148a4fcf41bf6951410b58cbc');
INSERT INTO "changes" VALUES('ranking',4,'2026-11-21T09:01:00.000000+00:00','Ben','risks/r2','risks/r2','{"severity":4,"title":"Drift"}',3,'64ba6e28eae9e77b11e09767bee4ad5cdb332a0eb984978e138032f1fcabc017');
INSERT INTO "changes" VALUES('ranking',5,'2026-11-21T09:01:00.000000+00:00','Ben','risks/r1','risks/r1','null',3,'29eb20725d8686a6a02507441f4149930994405f2a61b5554b9df8cc9715bd7c');
INSERT INTO "changes" VALUES('ranking',6,'2026-11-21T09:02:00.000000+00:00','Ann','answers/problem.pain','answers/problem.pain','{"state":"answered","value":"Slow search"}',0,'5ea852013efe4ca1a8591436fd69e671dcdcb67cb2287bfc9d95a5781ae360fa');
CREATE TABLE digests (
	place INTEGER NOT NULL, 
	session_id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	stamp TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	phase TEXT NOT NULL, 
	team TEXT NOT NULL, 
	example BOOLEAN NOT NULL, 
	record TEXT NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (place), 
	CONSTRAINT digests_of_session UNIQUE (session_id), 
	FOREIGN KEY(session_id) REFERENCES sessions (id)
);
INSERT INTO "digests" VALUES(1,'ranking',6,'abc.1','not_enough','undecided','',0,'','{"outcome":"not_enough"}');
CREATE TABLE duties (
	place INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	due TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (place, ref)
);
INSERT INTO "duties" VALUES(1,'risks/r2','~','','mitigation','{"ref":"risks/r2"}');
CREATE TABLE fields (
	session_id TEXT NOT NULL, 
	path TEXT NOT NULL, 
	item TEXT NOT NULL, 
	value TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	PRIMARY KEY (session_id, path), 
	FOREIGN KEY(session_id) REFERENCES sessions (id)
);
INSERT INTO "fields" VALUES('ranking','about/title','about/title','"Größe 📈 100%"',1);
INSERT INTO "fields" VALUES('ranking','about/owner','about/owner','"Ann"',2);
INSERT INTO "fields" VALUES('ranking','risks/r2/title','risks/r2','"Drift"',4);
INSERT INTO "fields" VALUES('ranking','risks/r2/severity','risks/r2','4',4);
INSERT INTO "fields" VALUES('ranking','answers/problem.pain','answers/problem.pain','{"state":"answered","value":"Slow search"}',6);
CREATE TABLE sessions (
	id TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	head_seq INTEGER NOT NULL, 
	head_at TEXT NOT NULL, 
	head_by TEXT NOT NULL, 
	touched INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	title_key TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	deleted_at TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "sessions" VALUES('ranking','2026-11-21T09:00:00.000000+00:00',6,'2026-11-21T09:02:00.000000+00:00','Ann',4,'Größe 📈 100%','grösse 📈 100%','Ann',0,NULL);
CREATE TABLE store_facts (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "store_facts" VALUES('program','0.1.0');
CREATE TABLE texts (
	place INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	PRIMARY KEY (place)
);
INSERT INTO "texts" VALUES(1,'100 drift grosse search slow');
CREATE TABLE words (
	word TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	PRIMARY KEY (word, place)
)
 WITHOUT ROWID

;
INSERT INTO "words" VALUES('100',1);
INSERT INTO "words" VALUES('drift',1);
INSERT INTO "words" VALUES('grosse',1);
INSERT INTO "words" VALUES('search',1);
INSERT INTO "words" VALUES('slow',1);
CREATE TABLE workbook_schema (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT workbook_schema_pkc PRIMARY KEY (version_num)
);
INSERT INTO "workbook_schema" VALUES('0003');
CREATE INDEX sessions_by_touch ON sessions (touched);
CREATE INDEX changes_by_item ON changes (session_id, item, seq);
CREATE INDEX changes_by_path ON changes (session_id, path, seq);
CREATE INDEX changes_by_author ON changes (session_id, "by", seq);
CREATE INDEX changes_by_moment ON changes (session_id, at, seq);
CREATE INDEX duties_by_due ON duties (due, owner, place, ref);
CREATE INDEX duties_by_owner ON duties (owner, due);
COMMIT;

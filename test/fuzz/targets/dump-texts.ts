/** Short dumps as the tools write them, with something of every kind. */
export const MYSQL_DUMPS: readonly string[] = [
  `-- MySQL dump 10.13
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS \`t\`;
CREATE TABLE \`t\` (
  \`a\` int NOT NULL DEFAULT (nextval(\`shop\`.\`s\`)),
  \`b\` varchar(20) COMMENT 'it''s; \\' here',
  PRIMARY KEY (\`a\`)
) ENGINE=InnoDB;
INSERT INTO \`t\` VALUES (1,'a;b'),(2,'it\\'s'),(3,NULL),(4,0x00FF),(5,_binary 'x\\\\');
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=\`me\`@\`%\` SQL SECURITY DEFINER */
/*!50001 VIEW \`v\` AS select 1 AS \`1\` */;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=\`me\`@\`%\`*/ /*!50003 TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET @a = ';;'; -- it's
/* ;; */ END */;;
DELIMITER ;
/*!50106 DROP EVENT IF EXISTS \`e\` */;
DELIMITER ;;
/*!50106 CREATE*/ /*!50117 DEFINER=\`me\`@\`%\`*/ /*!50106 EVENT \`e\` ON SCHEDULE EVERY 1 DAY STARTS '2026-01-01 00:00:00' ON COMPLETION NOT PRESERVE ENABLE DO SELECT 1 */ ;;
DELIMITER ;
ALTER DATABASE \`shop\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ;
/*!50003 DROP PROCEDURE IF EXISTS \`p\` */;
SET sql_mode = 'NO_BACKSLASH_ESCAPES' ;
DELIMITER ;;
CREATE DEFINER=\`me\`@\`%\` PROCEDURE \`p\`()
BEGIN
  SELECT 'ends with \\', "\`", \`x\` # it's
  ;
END ;;
DELIMITER ;
-- Dump completed on 2026-01-01
`,
  `/*M!999999\\- enable the sandbox mode */
-- MariaDB dump
CREATE SEQUENCE \`s\` start with 1;
CREATE TABLE \`t\` (\`a\` int);
INSERT INTO \`t\` (\`a\`) VALUES
(1),
(2);
DELIMITER //
CREATE DEFINER=\`r\` FUNCTION \`f\`() RETURNS int RETURN 1 //
DELIMITER ;
-- Dump completed
`,
];

export const SQLITE_SCRIPTS: readonly string[] = [
  `PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE "a;b" (x text default ';', [y;] int, \`z;\` blob);
INSERT INTO "a;b" VALUES('it''s;',1,x'00'); -- a comment; of a line
/* a comment; */ CREATE TRIGGER tr AFTER INSERT ON "a;b" BEGIN
  UPDATE "a;b" SET x = case when 1 then 2 end;
END;
COMMIT;
`,
];

export const D1_DUMP = `PRAGMA defer_foreign_keys=TRUE;
CREATE TABLE IF NOT EXISTS "t" (id integer primary key, a text, b real);
INSERT INTO "t" ("id","a","b") VALUES(1,'one',1.5);
INSERT INTO "t" ("id","a","b") VALUES(2,'a\0b',Infinity);
INSERT INTO "t" ("id","a","b") VALUES(3,'"Infinity"',-Infinity);
CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET a = 'x'; END;
CREATE VIEW v AS SELECT * FROM t;
`;

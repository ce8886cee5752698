import { describe, expect, it } from 'vitest';
import { grantsOn } from '../../src/engines/mysql/catalog/grants.ts';

const ME = '`me`@`%`';
const NAMES = { foldsCase: false, hasWildcards: true };
const onDatabase = (lines: readonly string[], flavor: 'mysql' | 'mariadb' = 'mariadb') =>
  grantsOn({ database: 'my_app', flavor, names: NAMES }, ME, lines).onDatabase;
const sorted = (lines: readonly string[]) =>
  grantsOn({ database: 'my_app', flavor: 'mariadb', names: NAMES }, ME, lines);

describe('what an account may do in a database, for another server', () => {
  it.each([
    ['on this database', ['GRANT SELECT ON `my\\_app`.* TO `me`@`%`'], 'SELECT'],
    ['on all databases', ['GRANT SELECT, FILE ON *.* TO `me`@`%`'], 'SELECT'],
    ['on several', ['GRANT SELECT, EXECUTE ON `my%`.* TO `me`@`%`'], 'SELECT, EXECUTE'],
    ['on both', ['GRANT INSERT ON *.* TO `me`@`%`', 'GRANT SELECT ON `my_app`.* TO `me`@`%`'], 'SELECT, INSERT'],
    ['all of it', ['GRANT ALL PRIVILEGES ON `my_app`.* TO `me`@`%`'], 'ALL PRIVILEGES'],
  ])('is granted as one statement for this database: %s', (_, lines, words) => {
    expect(onDatabase(lines)).toEqual([`GRANT ${words} ON \`my\\_app\`.* TO ${ME}`]);
  });

  it('is never more than at the source', () => {
    // A server applies the grant for the name, and not the one for a pattern.
    const [exact, pattern] = ['GRANT SELECT ON `my\\_app`.* TO `me`@`%`', 'GRANT DROP ON `my%`.* TO `me`@`%`'];
    expect(onDatabase([pattern, exact])).toEqual([`GRANT SELECT ON \`my\\_app\`.* TO ${ME}`]);
    const revoked = 'REVOKE SELECT, DROP ON `my_app`.* FROM `me`@`%`';
    expect(onDatabase(['GRANT SELECT, INSERT ON *.* TO `me`@`%`', revoked], 'mysql')).toEqual([
      `GRANT INSERT ON \`my\\_app\`.* TO ${ME}`,
    ]);
    expect(onDatabase(['GRANT ALL PRIVILEGES ON *.* TO `me`@`%`', revoked], 'mysql')[0]).not.toMatch(
      /ALL P|SELECT|DROP/,
    );
    const passing = `${exact} WITH GRANT OPTION`;
    expect(onDatabase([passing])).toEqual([`GRANT SELECT ON \`my\\_app\`.* TO ${ME} WITH GRANT OPTION`]);
    expect(onDatabase([passing, 'GRANT INSERT ON *.* TO `me`@`%`'])[0]).not.toContain('OPTION');
    expect(onDatabase([passing, 'GRANT FILE ON *.* TO `me`@`%`'])[0]).toContain('OPTION');
    // MySQL has no words for a grant option that was taken back, and hides it if other privileges were, too.
    const everywhere = 'GRANT SELECT, INSERT ON *.* TO `me`@`%` WITH GRANT OPTION';
    for (const words of ['', 'INSERT']) {
      const back = `REVOKE ${words} ON \`my_app\`.* FROM \`me\`@\`%\``;
      expect(onDatabase([everywhere, back], 'mysql')[0]).not.toContain('OPTION');
      expect(onDatabase([everywhere, back.replace('my_app', 'other')], 'mysql')[0]).toContain('OPTION');
    }
    expect(onDatabase(['GRANT SELECT ON `other`.* TO `me`@`%`', 'GRANT USAGE ON *.* TO `me`@`%`'])).toEqual([]);
  });

  it('waits for tables, columns and routines, whose names are those of the new database', () => {
    const lines = [
      'GRANT SELECT, INSERT (`b ON ``x``.*`), CREATE ON `my_app`.`t` TO `me`@`%` WITH GRANT OPTION',
      'GRANT EXECUTE ON PROCEDURE `my_app`.`p` TO `me`@`%`',
      'GRANT EXECUTE ON PACKAGE BODY `my_app`.`k` TO `me`@`%`',
      'GRANT SELECT ON `myxapp`.`t` TO `me`@`%`',
    ];
    expect(sorted(lines)).toEqual({
      onDatabase: [],
      onObjects: [
        `GRANT SELECT, INSERT (\`b ON \`\`x\`\`.*\`), CREATE ON \`t\` TO ${ME} WITH GRANT OPTION`,
        `GRANT EXECUTE ON PROCEDURE \`p\` TO ${ME}`,
        `GRANT EXECUTE ON PACKAGE BODY \`k\` TO ${ME}`,
      ],
      onServer: [],
    });
  });

  it('on the server, of its own tables, and as another account, is for people to decide', () => {
    const lines = ['GRANT FILE ON *.* TO `me`@`%`', 'GRANT SELECT ON `mysql`.`proc` TO `me`@`%`'];
    const proxy = "GRANT PROXY ON 'a'@'%' TO 'me'@'%'";
    expect(sorted([...lines, proxy, 'GRANT USAGE ON *.* TO `me`@`%`', 'GRANT `r` TO `me`@`%`'])).toEqual({
      onDatabase: [],
      onObjects: [],
      onServer: [...lines, proxy],
    });
  });

  it('is read in a moment, whatever quotes are in a name', () => {
    expect(onDatabase([`GRANT \`${'`'.repeat(200)}x`])).toEqual([]);
  });
});

/** The states of the dump reader: numbers, since it goes through every byte. */
export const BETWEEN = 0; // between statements
export const HEAD = 1; // in the first bytes, by which a statement is told
export const COMMENT = 2; // in a line that begins with --
export const STATEMENT = 3;
export const INSERT = 4; // before VALUES
export const VALUES = 5;
export const CODE = 6; // a statement between DELIMITER ;; and DELIMITER ;

import { engineContract } from './engine.ts';
import { mysqlSubject } from './mysql-subject.ts';

engineContract(mysqlSubject('mysql'));

/** Why a transition was refused, numbered alike in every transition's contract. A refused transition changed nothing. */

export type RefusalCode = 1 | 2 | 3;

export class QueueRefusal extends Error {
  /** 1: there is no such job. 2: the lease is no longer yours (fence). 3: not from the state the job is in. */
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = 'QueueRefusal';
    this.code = code;
  }
}

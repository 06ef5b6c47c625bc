/** Does work for many in one go: each gets the answer to its own question, in whatever batch it was asked. */
export type Batch<Question, Answer> = (question: Question) => Promise<Answer>;

type Waiting<Question, Answer> = Readonly<{
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}>;

/** How many batches are under way at once; whoever comes meanwhile waits for the next, which is the larger for it. */
const AT_ONCE = 2;
const MOST_IN_ONE = 500;

/**
 * Gathers what is asked at about the same time. Nobody waits for company: a question that comes alone goes alone. When
 * a batch fails, each of it is tried alone, so that one question cannot spoil the others' answers.
 */
export function inBatches<Question, Answer>(
  work: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): Batch<Question, Answer> {
  let waiting: Waiting<Question, Answer>[] = [];
  let underWay = 0;
  let isPlanned = false;

  const begin = () => {
    isPlanned = false;
    if (waiting.length === 0 || underWay >= AT_ONCE) return;
    const [batch, rest] = [waiting.slice(0, MOST_IN_ONE), waiting.slice(MOST_IN_ONE)];
    waiting = rest;
    underWay += 1;
    void answerAll(batch, work).finally(() => {
      underWay -= 1;
      plan();
    });
  };
  const plan = () => {
    if (isPlanned || waiting.length === 0 || underWay >= AT_ONCE) return;
    isPlanned = true;
    setImmediate(begin);
  };
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      plan();
    });
}

async function answerAll<Question, Answer>(
  batch: readonly Waiting<Question, Answer>[],
  work: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): Promise<void> {
  try {
    const answers = await work(batch.map(({ question }) => question));
    batch.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
  } catch (error) {
    const [only] = batch;
    if (batch.length === 1) only?.reject(error);
    else await Promise.all(batch.map((one) => answerAll([one], work)));
  }
}

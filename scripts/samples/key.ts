/** The key of a sample, in the format of the hand-made keys that readings are scored against. */
import type { Sample, SampleTask } from './model.ts';

export function keyOf(sample: Sample): object {
  return {
    title: sample.title,
    docNumber: sample.docNumber,
    issuer: sample.issuer,
    issueDate: sample.issueDate,
    leadRule: sample.leadRule,
    sectionTargets: [
      ...aims(sample),
      ...sample.groups.filter((group) => group.aimTargets !== undefined).map((group) => ({ heading: group.heading.at(-1), targets: group.aimTargets })),
    ],
    tasks: sample.groups.flatMap((group) => group.tasks.map((task) => ({
      number: task.number,
      heading: group.heading,
      textStart: [...task.text.replace(/\s/g, '')].slice(0, 20).join(''),
      lead: task.lead ?? null,
      ...(task.coLead === undefined ? {} : { coLead: task.coLead }),
      cooperating: task.cooperating ?? [],
      deadline: task.deadline ?? null,
      ...(task.otherDates === undefined ? {} : { otherDates: task.otherDates }),
      targets: task.targets ?? [],
      ...people(task),
    }))),
    notTargets: sample.notTargets ?? [],
    ...(sample.faults === undefined ? {} : { faults: sample.faults }),
  };
}

function people(task: SampleTask): object {
  return { ...(task.leader === undefined ? {} : { leader: task.leader }), ...(task.offices === undefined ? {} : { offices: task.offices }) };
}

/** The draft's own aim, which contradicts one of its measures. */
function aims(sample: Sample): object[] {
  if (sample.name !== 'faulty-draft') return [];
  return [{ heading: '一、工作目标', targets: [{ text: '到2027年，学前教育三年毛入园率达到96%', metric: '学前教育三年毛入园率', comparator: '>=', value: 96, unit: '%', year: 2027 }] }];
}

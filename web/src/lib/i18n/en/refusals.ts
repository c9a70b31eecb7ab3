// What the app says where a rule refuses an entry: a sentence for each refusal that docs/rules.md can
// give. A code without words does not compile. Either side may read them: a client whose goal changed
// while there was no signal, or staff.
import type { RefusalCode } from '$lib/api/types';

export const messages: Record<RefusalCode, string> = {
  'rule.stranger': 'This is not open to you. Ask the person, or their care team.',
  'rule.on_behalf':
    'This cannot be written for someone else. Write it as your own, or let them write it.',
  'rule.audience': 'This cannot be kept for those readers.',
  'rule.vision.written': 'Only the client says what recovery means to them. Ask them to write it.',
  'rule.preferences.set': 'Only the client says how they like to be met. Ask them to write it.',
  'rule.assessment.answered':
    'Only the client tells of their life. Write it together, and let them confirm it.',
  'rule.trigger.noted':
    'Only the client names what is hard. Write it together, and let them confirm it.',
  'rule.trigger.let_go': 'This is not on the list of hard things now. Look at the list first.',
  'rule.environment.reviewed':
    'Only the client looks at the places and people around them. Do it together.',
  'rule.quiet_plan.written': 'Only the client says what to do if they go quiet. Write it together.',
  'rule.circle_person.named': 'Only the client says who is in their life. Write it together.',
  'rule.circle_person.let_go': 'This person is not on the circle now. Look at the circle first.',
  'rule.goal.proposed':
    'This goal was offered before. Look at the plan first, and say what is different now.',
  'rule.goal.accepted': 'This goal does not wait for an answer now. Look at the plan first.',
  'rule.goal.reworded': 'This goal cannot be changed now. Look at the plan first.',
  'rule.goal.declined': 'This goal does not wait for an answer now. Look at the plan first.',
  'rule.goal.rested': 'This goal cannot rest now. Look at the plan first.',
  'rule.goal.resumed': 'This goal is not resting now. Look at the plan first.',
  'rule.goal.achieved': 'This goal cannot be changed now. Look at the plan first.',
  'rule.goal.let_go': 'This goal cannot be changed now. Look at the plan first.',
  'rule.goal.gauged': 'This goal is not in the plan now. Look at the plan first.',
  'rule.step.added': 'Steps go to goals in the plan. Staff add only steps of their own.',
  'rule.step.done': 'This step is done already, or it is someone else’s.',
  'rule.step.changed': 'This step cannot be changed now, or it is someone else’s.',
  'rule.step.let_go': 'This step is closed already, or it is someone else’s.',
  'rule.obstacle.named': 'This goal or step is not open now. Look at the plan first.',
  'rule.obstacle.way_chosen': 'This is not in the way any more. Look at the plan first.',
  'rule.obstacle.passed': 'This is not in the way any more. Look at the plan first.',
  'rule.part.added': 'This is in the plan already, or only the client can take it in.',
  'rule.part.ended': 'This is not in the plan now, or only the client can take it out.',
  'rule.review.held': 'A look at the plan counts in the client’s words. Write it together.',
  'rule.agreement.proposed':
    'Both sides need something to do, and the next look a later day. If this was turned down, say what is new.',
  'rule.agreement.signed': 'Your side has signed already, or the agreement has ended.',
  'rule.agreement.noted': 'This agreement does not hold now. Both sides sign it first.',
  'rule.effect.decided':
    'Only the effect agreed before can follow, after a new miss. An appeal is answered first.',
  'rule.effect.appealed': 'A second look was asked for already. Say more in a message.',
  'rule.appeal.answered': 'This appeal has an answer already. Write a message to say more.',
  'rule.agreement.ended': 'This agreement has ended already.',
  'rule.reward.offered': 'Only the care team offers a reward. Say thank you in a message.',
  'rule.reward.agreed': 'This reward does not wait for a yes now.',
  'rule.reward.earned': 'Agree on this reward with the client first.',
  'rule.checkin.recorded': 'Answer one question, write a word, or ask to talk.',
  'rule.checkin.answered': 'This check-in has an answer already. Write a message to say more.',
  'rule.support.chosen': 'Only the client chooses a meeting.',
  'rule.support.attended': 'Say yes to this meeting first. Then say that you went.',
  'rule.win.noted': 'Only the client notes a win of their own. Say that you noticed it.',
  'rule.win.noticed': 'Only people who walk with the client say what they noticed.',
  'rule.win.celebrated': 'This win is not open to you. Say what you noticed instead.',
  'rule.milestone.chosen': 'Only the client chooses what to count.',
  'rule.milestone.counted': 'This counts by itself, or it rests now.',
  'rule.milestone.rested': 'This is not counted now.',
  'rule.setback.told': 'Only the client tells of a setback. Ask how they are.',
  'rule.setback.debriefed': 'Tell of the setback first. Then look at what happened.',
  'rule.setback.answered': 'This setback is not open to you. Write a message.',
  'rule.tool.used': 'Only the client says that they used a tool. Ask what helped.',
  'rule.coping_plan.written': 'Only the client writes their coping plan. Write it together.',
  'rule.safety_plan.written': 'Only the client writes their safety plan. Write it together.',
  'rule.practice.tried': 'Only the client tells of what they practiced. Practice it together.',
  'rule.suggestion.made':
    'This was suggested before. Wait for the answer, or say what is different now.',
  'rule.suggestion.answered': 'This suggestion has an answer already.',
  'rule.page.marked': 'Only the client says what they think of a page.',
  'rule.page.answered':
    'This question does not wait for an answer now. Write a message to say more.',
  'rule.decision.weighed': 'This goes with another decision aid. Open the aid, and begin there.',
  'rule.decision.made': 'This goes with another decision aid. Open the aid, and choose there.',
  'rule.message.sent': 'Messages are for the client and their care team.',
  'rule.treatment.ended': 'Treatment has ended already.',
  'rule.treatment.resumed': 'Treatment goes on now. There is nothing to take up again.',
  'rule.correction.made': 'This cannot be put right from here. Say it in a message.',
  'rule.consent.given': 'Name the person, the parts, and a last day that is not over.',
  'rule.consent.revoked': 'This sharing has ended already.',
  'rule.care_team.joined':
    'They are on the team already, or you cannot add them. Ask a supervisor.',
  'rule.care_team.left': 'They are not on the team now, or you cannot remove them.',
  'rule.together.confirmed': 'This does not wait for you any more, or it does not fit now.',
  'rule.together.declined': 'This does not wait for you any more.',
};
export type Messages = typeof messages;

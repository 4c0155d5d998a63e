/** One setting of the table, with the control that its entry names. */
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { settingHint } from '../../shared/describe-settings.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { ChoiceWords, GroupWords, SettingWords } from '../../shared/i18n/en/settings.ts';
import { fieldProblems, settingProblem } from '../../shared/setting-problems.ts';
import { SETTINGS, type Field, type Group, type SettingChange, type SettingKey } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { FormSetting, type FormValues } from './form-setting.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { SwitchesSetting } from './switches-setting.tsx';
import { TextSetting } from './text-setting.tsx';

interface SettingProps {
  readonly name: SettingKey;
  readonly snapshot: Snapshot;
  readonly actions: Pick<Actions, 'setSetting' | 'testServiceAddress'>;
}

/** The setting; what it may be is checked once more by the main process. */
export function Setting({ name, snapshot, actions }: SettingProps) {
  const words = messages.settings;
  const entry: Field | Group = SETTINGS[name];
  const value: unknown = snapshot.settings[name];
  const ofThis: SettingWords | GroupWords = words.of[name];
  const save = (change: unknown): Promise<SettingResult> => actions.setSetting(name, change as SettingChange<SettingKey>);

  const hint = settingHint(name, snapshot);

  if ('fields' in entry) {
    const group = { words: { ...(ofThis as GroupWords), hint }, fields: entry.fields };
    return entry.control === 'switches' ? (
      <SwitchesSetting {...group} values={value as Readonly<Record<string, boolean>>} onChange={(kind, on) => save({ [kind]: on })} />
    ) : (
      <FormSetting {...group} values={value as FormValues} problemsOf={(draft) => fieldProblems(name, draft)} onSave={save} />
    );
  }
  const { label, placeholder } = ofThis as SettingWords;
  const shown = { label, hint };
  if (entry.control === 'switch') return <SwitchSetting {...shown} on={value as boolean} onChange={save} />;
  if (entry.control === 'choice') {
    return <ChoiceSetting {...shown} value={value as string} choices={(ofThis as ChoiceWords).choices} onChange={save} />;
  }
  const typed = { ...shown, value: String(value), problemOf: (text: string) => settingProblem(name, text) };
  if (entry.control === 'text') {
    const onTest = name === 'serviceUrl' ? actions.testServiceAddress : undefined;
    return <TextSetting {...typed} placeholder={placeholder} inputMode={entry.inputMode} onSave={(text) => save(text.trim())} onTest={onTest} />;
  }
  return <TextSetting {...typed} inputMode="numeric" short onSave={(text) => save(Number(text))} />;
}

import { useEffect, useState } from 'react';
import { SearchOutlined, StarOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Popover } from 'antd';
import { filterOf, SaveQueueDocument } from '../../app/queues.ts';
import { Choose } from '../../kit/choose.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { WorklistChoicesDocument } from './worklist.operations.ts';
import { type WorklistSearch } from './worklist.search.ts';
import { worklistWords } from './worklist.words.ts';

/** Milliseconds after the last letter before a list is asked for anew. */
const typingPause = 300;

/** Each stands in the address: a filtered list can be sent, saved and gone back to. */
export function Filters({ search }: { readonly search: WorklistSearch }) {
  const t = useWords(worklistWords);
  const navigate = useNavigate();
  const choices = useAsk(WorklistChoicesDocument, {}, { staleTime: 300_000 }).data?.worklistChoices;
  const filter = (change: { readonly [K in keyof WorklistSearch]?: WorklistSearch[K] | undefined }) =>
    void navigate({
      to: '/',
      search: Object.fromEntries(
        Object.entries({ ...search, ...change }).filter(([, value]) => value),
      ) as WorklistSearch,
      replace: true,
    });
  const pick = (name: 'programme' | 'state' | 'hamlet', any: string, options: { value: string; label: string }[]) => (
    <Choose
      label={any}
      placeholder={any}
      allowClear
      value={search[name] ?? null}
      options={options}
      onChange={(value: string | null) => filter({ [name]: value ?? undefined })}
    />
  );
  const named = (list: readonly { code: string; title: string }[] = []) =>
    list.map(({ code, title }) => ({ value: code, label: title }));
  const asked = [
    search.due && t(search.due),
    search.words && `“${search.words}”`,
    choices?.programmes.find(({ code }) => code === search.programme)?.title,
    choices?.states.find(({ code }) => code === search.state)?.title,
    search.hamlet,
    t(search.office ? 'office' : 'mine'),
  ];
  return (
    <>
      <p className="worklist-asked" aria-hidden="true">
        {asked.filter(Boolean).join(' · ')}
      </p>
      <div className="filters">
        <WordsFilter words={search.words ?? ''} onChange={(words) => filter({ words: words || undefined })} />
        {(choices?.programmes.length ?? 0) > 1 && pick('programme', t('anyProgramme'), named(choices?.programmes))}
        {pick('state', t('anyState'), named(choices?.states))}
        {pick(
          'hamlet',
          t('anyHamlet'),
          (choices?.hamlets ?? []).map((hamlet) => ({ value: hamlet, label: hamlet })),
        )}
        <Choose
          label={t('whose')}
          value={search.office ? 'office' : 'mine'}
          options={[
            { value: 'mine', label: t('mine') },
            { value: 'office', label: t('office') },
          ]}
          onChange={(whose) => filter({ office: whose === 'office' ? true : undefined })}
        />
        <SaveQueue search={search} />
      </div>
    </>
  );
}

function WordsFilter({ words, onChange }: { readonly words: string; readonly onChange: (words: string) => void }) {
  const t = useWords(worklistWords);
  const [typed, setTyped] = useState(words);
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => onChange(typed.normalize('NFC').replace(/[%_\\]/g, '')), typingPause);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      className="filters-words"
      prefix={<SearchOutlined />}
      aria-label={t('find')}
      placeholder={t('find')}
      allowClear
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

function SaveQueue({ search }: { readonly search: WorklistSearch }) {
  const t = useWords(worklistWords);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const command = useCommand(SaveQueueDocument, {
    changes: ['SavedQueues'],
    onDone: () => {
      setName('');
      setOpen(false);
    },
  });
  const save = () => {
    if (name.trim() !== '') void command.send({ name: name.normalize('NFC').trim(), ...filterOf(search) });
  };
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <form
          className="save-queue"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Input
            autoFocus
            maxLength={40}
            aria-label={t('saveName')}
            placeholder={t('saveName')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="primary" htmlType="submit" loading={command.isSending}>
            {t('save')}
          </Button>
          {command.refusal && <Refused refusal={command.refusal} />}
        </form>
      }
    >
      <Button type="text" icon={<StarOutlined />} className="filters-save">
        {t('save')}
      </Button>
    </Popover>
  );
}

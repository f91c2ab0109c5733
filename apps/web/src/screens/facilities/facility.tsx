import { Link } from '@tanstack/react-router';
import { Page } from '../../kit/page.tsx';
import { useRowKeys } from '../../kit/row-keys.ts';
import { Absent, Answer } from '../../kit/states.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Day } from '../../kit/values.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import {
  type Applicant,
  FacilitiesDocument,
  type Facility,
  FacilityPeopleDocument,
  type MonthOfFacility,
  type Resident,
} from './facilities.operations.ts';
import { facilityRoute } from './facilities.route.ts';
import { codeWord, facilitiesWords } from './facilities.words.ts';
import { PlacesBar } from './places-bar.tsx';
import './facilities.css';

/** One facility: its wards, who waits, who lives there, and the months before. */
export function FacilityPage() {
  const { facilityId } = facilityRoute.useParams();
  const answer = useAsk(FacilitiesDocument, { on: todayIs() });
  return (
    <Answer of={answer}>
      {({ facilities }) => {
        const facility = facilities.find(({ id }) => id === facilityId);
        return facility ? <OneFacility facility={facility} /> : <Absent />;
      }}
    </Answer>
  );
}

/** The month eleven before the one of a day. */
const yearOfMonthsUpTo = (day: string): string => {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 12;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
};

function OneFacility({ facility: { id, name, kind, owner, wards } }: { readonly facility: Facility }) {
  const t = useWords(facilitiesWords);
  const on = todayIs();
  const answer = useAsk(FacilityPeopleDocument, { facilityId: id, on, from: yearOfMonthsUpTo(on) });
  useRowKeys();
  return (
    <Page
      title={name}
      help={t('facilityHelp')}
      subtitle={
        <>
          <Link to="/facilities">{t('title')}</Link> › {codeWord(t, 'kind', kind)} · {codeWord(t, 'owner', owner)}
        </>
      }
    >
      <ul className="facility-wards">
        {wards.map((ward) => (
          <li key={ward.ward}>
            <strong>{codeWord(t, 'ward', ward.ward)}</strong>
            <span className="secondary">
              {printNumber(ward.taken)}/{printNumber(ward.places)}
            </span>
            <PlacesBar {...ward} />
          </li>
        ))}
      </ul>
      <Answer of={answer}>
        {({ facilityApplicants, facilityResidents, facilityOccupancy }) => (
          <div className="facility-columns">
            <div>
              <Applicants applicants={facilityApplicants} on={on} />
              <Residents residents={facilityResidents} on={on} />
            </div>
            <Occupancy months={facilityOccupancy} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Applicants({ applicants, on }: { readonly applicants: readonly Applicant[]; readonly on: string }) {
  const t = useWords(facilitiesWords);
  return (
    <section className="card facility-list" aria-label={t('applicants')}>
      <h2>{t('applicants')}</h2>
      {applicants.length === 0 ? (
        <p className="card-body secondary">{t('noApplicants')}</p>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('person')}</th>
                <th scope="col">{t('ward')}</th>
                <th scope="col">{t('received')}</th>
                <th scope="col">{t('due')}</th>
              </tr>
            </thead>
            <tbody>
              {applicants.map(({ caseId, code, name, ward, receivedOn, dueOn }, index) => (
                <tr key={caseId} data-row={index} tabIndex={-1}>
                  <td>
                    <Link to="/cases/$caseId" params={{ caseId }} aria-label={t('openCase', { name })}>
                      {name}
                    </Link>{' '}
                    <span className="secondary">{code}</span>
                  </td>
                  <td>{codeWord(t, 'ward', ward)}</td>
                  <td>
                    <Day value={receivedOn} />
                  </td>
                  <td>
                    <Due on={on} dueOn={dueOn ?? undefined} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Due({ on, dueOn }: { readonly on: string; readonly dueOn: string | undefined }) {
  const t = useWords(facilitiesWords);
  if (dueOn === undefined) return <span className="secondary">{t('dueRests')}</span>;
  if (dueOn >= on) return <Day value={dueOn} />;
  return (
    <StatusTag tone="red" plain>
      {t('isLate', { day: printDay(dueOn) })}
    </StatusTag>
  );
}

function Residents({ residents, on }: { readonly residents: readonly Resident[]; readonly on: string }) {
  const t = useWords(facilitiesWords);
  return (
    <section className="card facility-list" aria-label={t('residents')}>
      <h2>{t('residents')}</h2>
      {residents.length === 0 ? (
        <p className="card-body secondary">{t('noResidents')}</p>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('person')}</th>
                <th scope="col">{t('ward')}</th>
                <th scope="col" className="number">
                  {t('place')}
                </th>
                <th scope="col">{t('ground')}</th>
                <th scope="col">{t('since')}</th>
                <th scope="col">{t('limit')}</th>
                <th scope="col">{t('case')}</th>
              </tr>
            </thead>
            <tbody>
              {residents.map((resident, index) => (
                <tr key={resident.stayId} data-row={index} tabIndex={-1}>
                  <td>
                    <Link to="/people/$personId" params={{ personId: resident.personId }}>
                      {resident.name}
                    </Link>
                    {resident.isAway && <span className="secondary"> · {t('away')}</span>}
                  </td>
                  <td>{codeWord(t, 'ward', resident.ward)}</td>
                  <td className="number">{resident.place}</td>
                  <td>{codeWord(t, 'ground', resident.ground)}</td>
                  <td>
                    <Day value={resident.from} />
                  </td>
                  <td>
                    <Limit on={on} limitOn={resident.limitOn ?? undefined} />
                  </td>
                  <td>
                    <Link
                      to="/cases/$caseId"
                      params={{ caseId: resident.caseId }}
                      aria-label={t('openCase', { name: resident.name })}
                    >
                      {t('case')}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Days before its limit from which a stay is marked; the same as the server's. */
const nearDays = 14;

function Limit({ on, limitOn }: { readonly on: string; readonly limitOn: string | undefined }) {
  const t = useWords(facilitiesWords);
  if (limitOn === undefined) return null;
  const isPast = limitOn < on;
  const isNear = Date.parse(limitOn) - Date.parse(on) <= nearDays * 86_400_000;
  if (!isPast && !isNear) return <Day value={limitOn} />;
  return (
    <StatusTag tone={isPast ? 'red' : 'amber'} plain>
      {t(isPast ? 'limitPast' : 'limitNear', { day: printDay(limitOn) })}
    </StatusTag>
  );
}

function Occupancy({ months }: { readonly months: readonly MonthOfFacility[] }) {
  const t = useWords(facilitiesWords);
  return (
    <section className="card facility-list" aria-label={t('occupancy')}>
      <h2>{t('occupancy')}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            {(['people', 'days', 'admitted', 'left'] as const).map((name) => (
              <th key={name} scope="col" className="number">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map(({ month, people, days, admitted, left }) => (
            <tr key={month}>
              <th scope="row">{printDay(month)}</th>
              {[people, days, admitted, left].map((figure, index) => (
                <td key={index} className="number">
                  {printNumber(figure)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

"""The things sayso deals in: one frozen typed record each. Records import nothing else."""

from sayso.records.actor import Actor
from sayso.records.address import address
from sayso.records.annotation import (
    AnnotatedAttribution,
    AnnotatedPlace,
    AnnotatedQuantity,
    AnnotatedTimex,
    Annotation,
    ReportLine,
)
from sayso.records.attribution import (
    DEEDS,
    Attribution,
    Certainty,
    Manner,
    SaidBy,
    Stance,
    cue_denies,
)
from sayso.records.brief import (
    Brief,
    BriefAttribution,
    BriefEstimate,
    BriefEvent,
    BriefEvidence,
    BriefMovement,
    BriefPlace,
    BriefReport,
    BriefTime,
    BriefTransfer,
    Source,
    Words,
)
from sayso.records.change import ChangeKind, StoryChange, StoryChanges
from sayso.records.copies import Borrowing, CopyGroup, Edit, EditKind
from sayso.records.correction import Correction, CorrectionKind, RecordKind, Target
from sayso.records.estimate import Change, Estimate, EstimateKind, Quantity
from sayso.records.event import Event
from sayso.records.evidence import Evidence, EvidenceKind
from sayso.records.hit import Hit, HitKind
from sayso.records.ident import ident
from sayso.records.link import Link, Relation
from sayso.records.mention import ActorKind, Mention, MentionForm
from sayso.records.moment import Anchor, Moment, Timex, TimexType
from sayso.records.movement import Movement, Standing
from sayso.records.news import News
from sayso.records.place import Place, PlaceMention
from sayso.records.point import Point, Position, PositionStance, Status
from sayso.records.raw import Raw
from sayso.records.reading import Reading
from sayso.records.report import Report, instant
from sayso.records.revision import Revision
from sayso.records.series import Series
from sayso.records.span import Span
from sayso.records.step import Step
from sayso.records.story import Story
from sayso.records.subject import Subject
from sayso.records.transfer import Transfer
from sayso.records.unknown import Unknown

__all__ = [
    "DEEDS", "Actor", "ActorKind", "Anchor", "AnnotatedAttribution", "AnnotatedPlace", "AnnotatedQuantity",
    "AnnotatedTimex", "Annotation", "Attribution", "Borrowing", "Brief", "BriefAttribution", "BriefEstimate",
    "BriefEvent", "BriefEvidence", "BriefMovement", "BriefPlace", "BriefReport", "BriefTime", "BriefTransfer",
    "Certainty", "Change", "ChangeKind", "CopyGroup", "Correction", "CorrectionKind", "Edit", "EditKind", "Estimate", "EstimateKind", "Event", "Evidence",
    "EvidenceKind", "Hit", "HitKind", "Link", "Manner", "Mention", "MentionForm", "Moment", "Movement", "News", "Place",
    "PlaceMention", "Point", "Position", "PositionStance", "Quantity", "Raw", "Reading", "RecordKind", "Relation",
    "Report", "ReportLine", "Revision", "SaidBy", "Series", "Source", "Span", "Stance", "Standing", "Status", "Step", "Story", "StoryChange", "StoryChanges", "Subject", "Target", "Timex",
    "TimexType", "Transfer", "Unknown", "Words", "address", "cue_denies", "ident", "instant",
]  # fmt: skip

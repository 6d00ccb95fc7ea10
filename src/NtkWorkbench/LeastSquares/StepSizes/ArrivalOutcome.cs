namespace NtkWorkbench;

/// <summary>How a path towards b ends.</summary>
public enum ArrivalOutcome
{
    /// <summary>It comes within ε and ends there, though it may have left again on the way.</summary>
    Arrives,

    /// <summary>It comes within ε, and later steps carry it out for good.</summary>
    PassesThrough,

    /// <summary>Its steps, all together, are shorter than the way.</summary>
    FallsShort,

    /// <summary>Its step does not shrink, and it jumps between two points for ever.</summary>
    Cycles,

    /// <summary>Its steps are long enough together and shrink, but the simulated ones do not bring it within ε.</summary>
    NotYet,
}

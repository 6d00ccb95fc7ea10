namespace NtkWorkbench.Runs;

/// <summary>What can be said of the order of two groups' means.</summary>
internal enum Order
{
    /// <summary>The order survives the spread of the seeds.</summary>
    ToldApart,

    NotToldApart,

    /// <summary>A side has too few seeds to ask.</summary>
    FewSeeds,
}

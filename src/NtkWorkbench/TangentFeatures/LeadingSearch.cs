namespace NtkWorkbench;

/// <summary>What a search for leading modes goes on from, and whom it tells. From: the state of an earlier process, bit for bit; Reached:
/// told the state after each cycle; Progress: told after each block of products.</summary>
internal sealed record LeadingSearch(
    KrylovState? From = null, Action<KrylovState>? Reached = null, IProgress<KrylovProgress>? Progress = null);

namespace NtkWorkbench;

/// <summary>What a search for leading modes goes on from, and whom it tells. From: the state of an earlier process, bit for bit; Reached:
/// given the state after each cycle, made where it is asked for; Progress: told after each block of products.</summary>
internal sealed record LeadingSearch(
    KrylovState? From = null, Action<Func<KrylovState>>? Reached = null, IProgress<KrylovProgress>? Progress = null);

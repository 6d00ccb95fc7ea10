namespace NtkWorkbench.JobFiles;

/// <summary>
/// A key of earlier versions that says nothing any more. It is read over, so that the resolved.yaml of an older run repeats it;
/// a value other than its old default is worth a warning.
/// </summary>
/// <param name="key">The key.</param>
/// <param name="standard">Its old default, of which nothing is said.</param>
/// <param name="reason">Why it is gone.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RetiredKeyAttribute(string key, string standard, string reason) : Attribute
{
    public string Key { get; } = key;

    public string Standard { get; } = standard;

    public string Reason { get; } = reason;
}

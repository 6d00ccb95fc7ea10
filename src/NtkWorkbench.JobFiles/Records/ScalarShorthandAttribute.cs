namespace NtkWorkbench.JobFiles;

/// <summary>A record that may be written as the value of one key alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ScalarShorthandAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}

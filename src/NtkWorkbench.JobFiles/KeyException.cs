namespace NtkWorkbench.JobFiles;

/// <summary>Something of a key is wrong that only the data tell. <c>key</c>: its path, as in "data.train.count".</summary>
internal sealed class KeyException(string key, string message) : NtkException(message)
{
    public string Key => key;
}

namespace NtkWorkbench.JobFiles;

/// <summary>What a type looks like in a job file.</summary>
internal static class Expectation
{
    public static string Of(Type type) => JobValue.Of(type)?.Expected
        ?? (JobContract.ItemOf(type) is Type item ? $"a list of {JobValue.Of(item)?.ExpectedItems ?? "mappings"}"
            : JobContract.UnionOf(type) is JobUnion union
                ? $"a mapping with '{union.Discriminator}': {string.Join(", ", union.Names)}"
                : "a mapping");

    public static object Placeholder(Type type) => JobValue.Of(type)?.Placeholder
        ?? (JobContract.ItemOf(type) is Type item ? Array.CreateInstance(item, 0)
            : JobContract.UnionOf(type) is JobUnion union ? Placeholder(union.Members[0].Type)
            : OfRecord(RecordContract.Of(type)));

    private static object OfRecord(RecordContract contract) =>
        contract.Create(contract.Keys.Where(key => key.IsRequired).ToDictionary(key => key, key => Placeholder(key.Type)));
}

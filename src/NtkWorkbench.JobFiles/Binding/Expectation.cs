namespace NtkWorkbench.JobFiles;

/// <summary>What a type looks like in a job file.</summary>
internal static class Expectation
{
    public static string Of(Type type) => JobValue.Of(type)?.Expected
        ?? (ListItems.TypeOf(type) is Type item ? $"a list of {JobValue.Of(item)?.ExpectedItems ?? "mappings"}"
            : JobContract.FamilyOf(type) is Family family
                ? $"a mapping with '{family.Discriminator}': {string.Join(", ", family.Names)}"
                : "a mapping");

    /// <summary>Stands for a required value that the file does not give, so that the rest of the job can be looked at.</summary>
    public static object Placeholder(Type type) => JobValue.Of(type)?.Placeholder
        ?? (ListItems.TypeOf(type) is Type item ? Array.CreateInstance(item, 0)
            : JobContract.FamilyOf(type) is Family family ? Placeholder(family.Members[0].Type)
            : OfRecord(RecordContract.Of(type)));

    private static object OfRecord(RecordContract contract) =>
        contract.Create(contract.Keys.Where(key => key.IsRequired).ToDictionary(key => key, key => Placeholder(key.Type)));
}

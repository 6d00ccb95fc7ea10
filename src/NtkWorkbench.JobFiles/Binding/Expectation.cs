namespace NtkWorkbench.JobFiles;

/// <summary>What a type looks like in a job file, in words.</summary>
internal static class Expectation
{
    public static string Of(Type type) => type switch
    {
        _ when type == typeof(string) => "a string",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "an integer",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(Interval) => "an interval [low, high]",
        _ when type == typeof(LearningRate) => "a number or {fraction_of_max: number}",
        _ when type == typeof(CheckpointSelector) => "init, final or the number of a step",
        _ when type == typeof(Device) => "cpu, cuda or cuda:N",
        _ when type.IsEnum => $"one of {string.Join(", ", JobNames.OfEnum(type))}",
        _ when ListItems.TypeOf(type) is Type item => $"a list of {Plural(item)}",
        _ when JobContract.FamilyOf(type) is Family family => $"a mapping with '{family.Discriminator}': {string.Join(", ", family.Names)}",
        _ => "a mapping",
    };

    private static string Plural(Type item) => item switch
    {
        _ when item == typeof(string) => "strings",
        _ when item == typeof(int) => "integers",
        _ when item == typeof(double) => "numbers",
        _ when item == typeof(CheckpointSelector) => "init, final and step numbers",
        _ when item.IsEnum => string.Join(", ", JobNames.OfEnum(item)),
        _ => "mappings",
    };
}
